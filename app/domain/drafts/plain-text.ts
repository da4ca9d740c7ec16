const named: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  mdash: '—',
  ndash: '–',
  hellip: '…',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
};

/** Texts come with HTML in them, also with its strokes escaped: paragraphs stay, marks go. */
export function plainText(html: string): string {
  return html
    .replaceAll('\\/', '/')
    .replace(/<(script|style)\b[^]*?<\/\1\s*>/gi, '')
    .replace(/<br\s*\/?>|<\/(p|div|li|h\d)>/gi, '\n')
    .replace(/<\/?[a-z][^>]*>|<!--[^]*?-->/gi, '')
    .replace(/&#(\d{1,7});/g, (whole, code: string) => character(whole, Number(code)))
    .replace(/&#x([\da-f]{1,6});/gi, (whole, code: string) => character(whole, parseInt(code, 16)))
    .replace(/&(\w+);/g, (whole, name: string) => named[name] ?? letter(whole))
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

const character = (whole: string, code: number) =>
  code > 0 && code <= 0x10_ff_ff ? String.fromCodePoint(code) : whole;

/** `&eacute;` is é: the letter with its mark. */
function letter(whole: string): string {
  const [, base = '', mark = ''] =
    /^&([a-z])(acute|grave|circ|uml|tilde|cedil);$/i.exec(whole) ?? [];
  const marks: Record<string, string> = {
    acute: '\u0301',
    grave: '\u0300',
    circ: '\u0302',
    uml: '\u0308',
    tilde: '\u0303',
    cedil: '\u0327',
  };
  return base ? (base + (marks[mark.toLowerCase()] ?? '')).normalize('NFC') : whole;
}
