import { decode } from 'html-entities';

/** Texts come with HTML in them, also with its strokes escaped: paragraphs stay, marks go. */
export function plainText(html: string): string {
  const text = html
    .replaceAll('\\/', '/')
    .replace(/<(script|style)\b[^]*?<\/\1\s*>/gi, '')
    .replace(/<br\s*\/?>|<li\b[^>]*>|<\/(p|div|h\d)>/gi, '\n')
    .replace(/<\/?[a-z][^>]*>|<!--[^]*?-->/gi, '');
  return decode(text)
    .replaceAll('\u00a0', ' ')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}
