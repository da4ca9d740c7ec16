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

/** Every reference of ours that stands in a text, with or without spaces between its groups. */
export function referencesIn(
  text: string,
): { kind: ReferenceKind; id: number; reference: string }[] {
  const bare = text.toUpperCase().replaceAll(/[\s.\-/]/g, '');
  const found = [...bare.matchAll(/RF\d\d([SPDU])(\d{1,9})/g)].flatMap(([whole, letter, digits]) =>
    longestValid(whole, letter ?? '', digits ?? ''),
  );
  return found.filter(
    (one, index) => found.findIndex((other) => other.reference === one.reference) === index,
  );
}

/** Digits of other words may follow without a space: the longest that its check digits fit is it. */
function longestValid(whole: string, letter: string, digits: string) {
  const kind = (Object.keys(letters) as ReferenceKind[]).find((each) => letters[each] === letter);
  if (!kind) return [];
  for (let length = digits.length; length > 0; length -= 1) {
    const id = Number(digits.slice(0, length));
    const reference = creditorReference(kind, id);
    if (reference === `${whole.slice(0, 5)}${digits.slice(0, length)}`) {
      return [{ kind, id, reference }];
    }
  }
  return [];
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
