/**
 * What support sees of a person: enough to be sure of talking about the same
 * one, and nothing that tells someone looking over a shoulder who it is.
 */
const hidden = '•••';

/** `lia.hartono@mail.example` is `l•••@m•••.example`. */
export function maskedAddress(address: string): string {
  const [local = '', domain = ''] = address.split('@');
  const end = domain.slice(domain.lastIndexOf('.'));
  return `${first(local)}${hidden}@${first(domain)}${hidden}${domain.includes('.') ? end : ''}`;
}

/** `Lia Hartono` is `L. H.` */
export function maskedName(name: string): string {
  const words = name.trim().split(/\s+/).filter(Boolean);
  return words.map((word) => `${first(word).toUpperCase()}.`).join(' ');
}

const letters = new Intl.Segmenter('en', { granularity: 'grapheme' });

function first(text: string): string {
  for (const { segment } of letters.segment(text)) return segment;
  return '';
}
