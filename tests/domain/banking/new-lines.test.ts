import { describe, expect, it } from 'vitest';
import { newLines } from '#app/domain/banking/new-lines-rules.ts';

const line = (facts: { text?: string; amount?: bigint; day?: string; ref?: string | null }) => ({
  day: facts.day ?? '2026-03-02',
  amount: facts.amount ?? 500n,
  reference: null,
  name: null,
  text: facts.text ?? '',
  bankReference: facts.ref ?? null,
});

describe('the lines that a statement adds', () => {
  it.each([
    ['nothing that was told before', [line({ ref: 'B1' })], [line({ ref: 'B1' })], []],
    [
      'the second of two equal lines, if only one was told',
      [line({})],
      [line({}), line({})],
      [line({})],
    ],
    ['none of two equal lines told before', [line({}), line({})], [line({}), line({})], []],
    [
      'what has the same reference on another day or over another sum: some banks give one to all',
      [line({ ref: 'NONREF' })],
      [line({ ref: 'NONREF', day: '2026-03-03' }), line({ ref: 'NONREF', amount: 501n })],
      [line({ ref: 'NONREF', day: '2026-03-03' }), line({ ref: 'NONREF', amount: 501n })],
    ],
    [
      'the other line of a batch that has one reference',
      [line({ ref: 'B1', text: 'Ani' })],
      [line({ ref: 'B1', text: 'Budi' }), line({ ref: 'B1', text: 'Ani' })],
      [line({ ref: 'B1', text: 'Budi' })],
    ],
    [
      'not what the bank tells in other words under its own reference',
      [line({ ref: 'B1', text: 'TRANSFER ANI' })],
      [line({ ref: 'B1', text: 'Transfer from Ani, for March' })],
      [],
    ],
    [
      'what is told in other words without a reference',
      [line({ text: 'Ani' })],
      [line({ text: 'Budi' })],
      [line({ text: 'Budi' })],
    ],
  ])('are %s', (_, known, told, added) => {
    expect(newLines(known, told)).toEqual(added);
  });
});
