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
    const answer = read([loan(1), loan(2, { loan_amount: 'much' }), loan(1), loan(4)]);
    expect(answer).toMatchObject({
      loans: [{ id: '1' }, { id: '4' }],
      leftOut: [{ place: '[1].loan_amount' }, { place: '[2].id' }],
    });
    expect(read([loan(2, { loan_amount: 'much' })])).toMatchObject({
      problems: [{ place: '[0].loan_amount' }],
    });
  });

  it.each([
    [{ location: { country_code: 'XX' } }, 'location.country_code'],
    [{ terms: { disbursal_currency: 'XBT' } }, 'terms.disbursal_currency'],
    [{ terms: { disbursal_amount: 'ten' } }, 'terms.disbursal_amount'],
    [{ terms: { disbursal_amount: '-5' } }, 'terms.disbursal_amount'],
  ])('are named, and never set to dollars: %o', (more, place) => {
    expect(read([loan(1, more)])).toMatchObject({ problems: [{ place: `[0].${place}` }] });
  });

  it('without a partner come in under one for their country, and that is said', () => {
    const { partner_id: _, ...direct } = loan(3, { location: { country_code: 'us' } });
    expect(read([direct])).toMatchObject({
      loans: [{ partnerId: 'direct-US', localCurrency: 'USD' }],
      noted: [{ place: '[0].partner_id' }],
    });
  });

  it('have the money of their country where none is said', () => {
    const of = (country: string) => read([loan(1, { location: { country_code: country } })]);
    expect(of('NI')).toMatchObject({ loans: [{ localCurrency: 'NIO' }] });
    expect(of('KG')).toMatchObject({ loans: [{ localCurrency: 'KGS' }] });
  });

  it('are repaid as often as they say', () => {
    const intervalOf = (repayment_interval: string) =>
      read([loan(1, { terms: { repayment_interval } })]);
    const every = (count: number, unit: string) => ({ every: count, unit });
    for (const [word, interval] of [
      ['At end of term', 'at_end'],
      ['bullet', 'at_end'],
      ['Lump sum', 'at_end'],
      ['Weekly', every(1, 'WEEKS')],
      ['Biweekly', every(2, 'WEEKS')],
      ['every 6 months', every(6, 'MONTHS')],
      ['Quarterly', every(3, 'MONTHS')],
    ] as const)
      expect([word, intervalOf(word)]).toMatchObject([word, { loans: [{ interval }], noted: [] }]);
    for (const word of ['Irregularly', 'Endowment', 'semimonthly'])
      expect(intervalOf(word)).toMatchObject({
        loans: [{ interval: every(1, 'MONTHS') }],
        noted: [{ place: '[0].terms.repayment_interval' }],
      });
  });

  it('are due on the day that it is where the partner is', () => {
    const due = (country_code: string, ...days: string[]) => {
      const local_payments = days.map((due_date) => ({ due_date, amount: '500' }));
      const terms = { disbursal_amount: 500 * days.length, local_payments };
      return read([loan(1, { location: { country_code }, terms })]);
    };
    expect(due('PH', '2017-02-28T16:00:00Z', '2017-03-31T00:00:00+08:00')).toMatchObject({
      loans: [{ localPayments: [{ dueOn: '2017-03-01' }, { dueOn: '2017-03-31' }] }],
    });
    // Midnight in California, and not in New York.
    expect(due('US', '2017-03-01T08:00:00Z')).toMatchObject({
      loans: [{ localPayments: [{ dueOn: '2017-03-01' }] }],
    });
    expect(due('KE', '2017-02-30T00:00:00Z', 'soon')).toMatchObject({
      loans: [{ localPayments: [] }],
      noted: [{ place: '[0].terms.local_payments' }],
    });
  });

  it('may be nodes of GraphQL, one detail, or rows of the data snapshot', () => {
    const node = {
      id: 19,
      name: 'A',
      loanAmount: '2675.00',
      geocode: { city: 'K', country: { isoCode: 'KG', name: 'Kyrgyzstan' } },
      activity: { name: 'Dairy' },
      sector: { name: 'Agriculture' },
      lenderRepaymentTerm: 26,
      repaymentInterval: 'bullet',
      description: 'One <b>cow</b>.',
      partnerId: 171,
    };
    const inApi = {
      id: '19',
      partnerId: '171',
      amount: 267_500n,
      country: 'KG',
      town: 'K',
      activity: 'Dairy',
      sector: 'Agriculture',
      months: 26,
      interval: 'at_end',
      stories: [{ language: 'en', text: 'One cow.' }],
    };
    for (const file of [
      { data: { lend: { loans: { totalCount: 1, values: [node] } } } },
      { data: { loans: { edges: [{ node }] } } },
      { data: { lend: { loan: node } } },
    ])
      expect(readKivaLoans(JSON.stringify(file))).toMatchObject({ loans: [inApi], leftOut: [] });
    expect(readKivaLoans(JSON.stringify(loan(5)))).toMatchObject({ loans: [{ id: '5' }] });
    const two = { loans: [{ id: '5' }, { id: '6' }] };
    const pages = [{ loans: [loan(5)] }, { loans: [loan(6)] }];
    expect(readKivaLoans(JSON.stringify(pages))).toMatchObject(two);
    expect(readKivaLoans(`${JSON.stringify(loan(5))}\n${JSON.stringify(loan(6))}\n`)).toMatchObject(
      two,
    );
    const alias = { data: { mine: { values: [loan(5), loan(6)] } } };
    expect(readKivaLoans(JSON.stringify(alias))).toMatchObject(two);
    const semicolons = 'id;loan_amount;country_code;use\n5;100;KE;a, b\n6;100;KE;c';
    expect(readKivaLoans(semicolons)).toMatchObject(two);
    const snapshot = [
      'LOAN_ID,LOAN_NAME,ORIGINAL_LANGUAGE,DESCRIPTION,DESCRIPTION_TRANSLATED,LOAN_AMOUNT,COUNTRY_CODE,CURRENCY,PARTNER_ID,LENDER_TERM,BORROWER_NAMES,REPAYMENT_INTERVAL',
      '7,Ana,Spanish,"Una, dos<br />y tres",One,400.0,HN,HNL,201.0,8.0,"Ana, Luz",bullet',
      '8,Bo,English,,,much,HN,HNL,201,8,Bo,monthly',
    ].join('\n');
    expect(readKivaLoans(snapshot)).toMatchObject({
      loans: [
        {
          id: '7',
          partnerId: '201',
          amount: 40_000n,
          borrowerCount: 2,
          firstName: 'Ana',
          months: 8,
          interval: 'at_end',
          stories: [
            { language: 'es', text: 'Una, dos\ny tres' },
            { language: 'en', text: 'One' },
          ],
        },
      ],
      leftOut: [{ place: 'line 3.loan_amount' }],
    });
    for (const other of ['{"a":1}', 'a,b\n1,2', '[]', 'no'])
      expect(readKivaLoans(other)).toHaveProperty('problems.0.place', 'file');
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
