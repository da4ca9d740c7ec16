/**
 * Creditor references by ISO 11649: `RF`, two check digits, and up to 21 letters and digits of ours.
 * A letter mistyped or two swapped do not go unseen.
 */
export type ReferenceKind = 'settlement' | 'payout' | 'deposit' | 'sent_back';

const letters: Record<ReferenceKind, string> = {
  settlement: 'S',
  payout: 'P',
  deposit: 'D',
  sent_back: 'U',
};

export function creditorReference(kind: ReferenceKind, id: number): string {
  const own = `${letters[kind]}${id}`;
  const check = 98 - rest(`${own}RF00`);
  return `RF${String(check).padStart(2, '0')}${own}`;
}

/** In groups of four, as people copy it. */
export function shownReference(reference: string): string {
  return reference.replaceAll(/(.{4})(?=.)/g, '$1 ');
}

export interface FoundReference {
  readonly kind: ReferenceKind;
  readonly id: number;
  readonly reference: string;
  /** It ends where a word of the text ends, and can be read in no other way. */
  readonly isSure: boolean;
}

const written =
  /RF[\s.\-/]*(\d\d)[\s.\-/]*([SPDU])[\s.\-/]?(\d{1,9})((?:[\s.\-/]\d{1,4}(?!\d))*)/gi;

/**
 * Every reference of ours that stands in one field of what a bank tells, also in groups of four. One in a
 * hundred wrong endings has the right check digits: what follows without a space (`RF02D32026`), or looks
 * like a further group, is read but is not sure.
 */
export function referencesIn(text: string): FoundReference[] {
  const found = [...text.matchAll(written)].flatMap(
    ([, check = '', letter = '', own = '', more]) => {
      const begin = `RF${check}${letter.toUpperCase()}`;
      const valid = (digits: string) => readAs(begin, digits);
      const ends = endings(own, more ?? '').flatMap(valid);
      const [only] = ends;
      if (only) return ends.map((one) => ({ ...one, isSure: ends.length === 1 }));
      const glued = Array.from(own, (_, index) => own.slice(0, index)).flatMap(valid);
      return glued.map((one) => ({ ...one, isSure: false }));
    },
  );
  const sureFirst = found.toSorted((a, b) => Number(b.isSure) - Number(a.isSure));
  return found
    .map(({ reference }) => reference)
    .filter((reference, index, all) => all.indexOf(reference) === index)
    .flatMap((reference) => sureFirst.find((one) => one.reference === reference) ?? []);
}

/** Its digits up to the end of each word that may be its last: groups of four, the letter in the first. */
function endings(own: string, more: string): string[] {
  const ends = [own];
  if (own.length !== 3) return ends;
  for (const group of more.match(/\d+/g) ?? []) {
    ends.push(`${ends.at(-1)}${group}`);
    if (group.length < 4) break;
  }
  return ends;
}

function readAs(begin: string, digits: string) {
  const kind = (Object.keys(letters) as ReferenceKind[]).find((one) => letters[one] === begin[4]);
  const id = Number(digits);
  const reference = `${begin}${digits}`;
  const isValid = kind !== undefined && digits !== '' && creditorReference(kind, id) === reference;
  return isValid ? [{ kind, id, reference }] : [];
}

/** Modulo 97 of the text with its letters as numbers, ten for A. */
function rest(text: string): number {
  let remainder = 0;
  for (const letter of text) {
    for (const digit of String(Number.parseInt(letter, 36))) {
      remainder = (remainder * 10 + Number(digit)) % 97;
    }
  }
  return remainder;
}
