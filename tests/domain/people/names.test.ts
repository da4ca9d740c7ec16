import { describe, expect, it } from 'vitest';
import { maskedAddress, maskedName } from '#app/domain/people/masking-rules.ts';
import { shownName } from '#app/domain/people/shown-name-rules.ts';

describe('what support sees', () => {
  it.each([
    ['lia.hartono@mail.example', 'l•••@m•••.example'],
    ['a@b.co.id', 'a•••@b•••.id'],
    ['a@localhost', 'a•••@l•••'],
    ['e\u0301mile@x.org', 'e\u0301•••@x•••.org'],
    ['', '•••@•••'],
  ])('of %s is %s', (address, seen) => {
    expect(maskedAddress(address)).toBe(seen);
  });

  it.each([
    ['Lia Hartono', 'L. H.'],
    ['  lia \t hartono ', 'L. H.'],
    ['émile', 'É.'],
    ['', ''],
  ])('of "%s" is "%s"', (name, seen) => {
    expect(maskedName(name)).toBe(seen);
  });
});

describe('how a lender is called in public', () => {
  it('is by the first name, an organisation by the whole', () => {
    expect(shownName({ name: 'Lia Hartono', isWholeNamed: false })).toBe('Lia');
    expect(shownName({ name: 'Rotary Club Ubud', isWholeNamed: true })).toBe('Rotary Club Ubud');
    expect(shownName({ name: '', isWholeNamed: false })).toBe('');
  });
});
