import { describe, expect, it } from 'vitest';
import { readKivaLoans } from '#app/domain/drafts/read-kiva-loans.ts';

const loan = (id: number, more: object = {}) => ({
  id,
  name: 'Siti',
  loan_amount: 100,
  location: { country_code: 'KE' },
  partner_id: 138,
  use: 'to buy stock',
  ...more,
});
const read = (loans: unknown[]) => readKivaLoans(JSON.stringify({ loans }));

describe('loans in the shape of Kiva', () => {
  it('come in one by one: what cannot be read is named, and hinders no other', () => {
    const { partner_id: _, ...direct } = loan(3);
    const answer = read([loan(1), loan(2, { loan_amount: 'much' }), direct, loan(4)]);
    expect(answer).toMatchObject({
      loans: [{ id: '1' }, { id: '4' }],
      leftOut: [{ place: '[1].loan_amount' }, { place: '[2].partner_id' }],
    });
    expect(read([direct])).toMatchObject({ problems: [{ place: '[0].partner_id' }] });
  });

  it('with a mark at the start of the file, and with null for what is absent', () => {
    const text = `\uFEFF${JSON.stringify([loan(1, { use: null, sector: null, terms: null })])}`;
    expect(readKivaLoans(text)).toMatchObject({
      loans: [{ use: null, sector: null }],
      leftOut: [],
    });
  });

  it('with commas between thousands, and none that parts decimals', () => {
    const terms = { disbursal_currency: 'KES', disbursal_amount: '11,000.00' };
    expect(read([loan(1, { loan_amount: '1,100', terms })])).toMatchObject({
      loans: [{ amount: 110_000n, localAmount: 1_100_000n }],
    });
    expect(read([loan(1, { loan_amount: '11,5' })])).toMatchObject({
      problems: [{ place: '[0].loan_amount' }],
    });
  });

  it('with HTML in their stories, which becomes text', () => {
    const en = 'One.<br \\/><br \\/>Two &amp; <b>three</b>&#39;s &lt;four&gt;.';
    expect(read([loan(1, { description: { texts: { en } } })])).toMatchObject({
      loans: [{ stories: [{ language: 'en', text: "One.\n\nTwo & three's <four>." }] }],
    });
  });
});
