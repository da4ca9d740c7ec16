import { stringify } from 'csv-stringify/sync';
import { type Currency, exponentOf } from '#app/money/currencies.ts';
import { type Day, addDays, addMonths } from '#app/money/days.ts';

export const sampleFiles = ['loans.csv', 'loans.json', 'loans-partner-api.json'] as const;
export type SampleFile = (typeof sampleFiles)[number];

/**
 * Files to begin from, each with one loan to a person and one to a group: a table and JSON in our own
 * words, and the shape of the partner API.
 *
 * @param told.units what a hundred units of the funding currency come to, in whole local units
 */
export function draftSample(
  file: SampleFile,
  told: { currency: Currency; units: bigint; today: Day },
): string {
  const loans = sampleLoans(told);
  if (file === 'loans.json') return JSON.stringify(loans, null, 1);
  if (file === 'loans.csv') return stringify([columns, ...loans.flatMap(tableRows)]);
  return JSON.stringify(loans.map(inApiShape), null, 1);
}

type Sample = ReturnType<typeof sampleLoans>[number];

function sampleLoans(told: { currency: Currency; units: bigint; today: Day }) {
  const { currency, today } = told;
  const half = String(told.units / 2n) + (exponentOf(currency) > 0 ? '.00' : '');
  const whole = String((told.units / 2n) * 2n) + (exponentOf(currency) > 0 ? '.00' : '');
  const paidOutOn = addDays(today, 30);
  const instalments = [1, 2].map((months) => ({
    due_on: addMonths(paidOutOn, months),
    principal: half,
    interest: '0',
  }));
  const facts = { currency, consent: true, paid_out_on: paidOutOn, instalments };
  return [
    {
      number: 'A-1001',
      client: 'C-1',
      use: 'buys a second stove',
      story: 'I cook lunch for two schools.',
      town: 'Lombok',
      members: [{ first_name: 'Siti', last_name: 'R.', gender: 'F', amount: whole }],
      ...facts,
    },
    {
      number: 'A-1002',
      client: 'G-1',
      group: 'Mekar',
      use: 'buys thread by the sack',
      story: 'We weave together on Saturdays.',
      town: 'Sumba',
      members: [
        { first_name: 'Ina', last_name: 'K.', gender: 'F', amount: half },
        { first_name: 'Rambu', last_name: 'L.', gender: 'F', amount: half },
      ],
      ...facts,
    },
  ];
}

const columns =
  'number client group currency consent use story town paid_out_on first_name last_name gender amount due_on principal interest'.split(
    ' ',
  );

/** The first row has the loan's facts; each further one another member or another instalment. */
function tableRows(loan: Sample): string[][] {
  const { members, instalments, consent, ...facts } = loan;
  const count = Math.max(members.length, instalments.length);
  return Array.from({ length: count }, (_, index) => {
    const row: Record<string, string> = {
      ...(index === 0 ? { ...facts, consent: consent ? 'yes' : 'no' } : { number: loan.number }),
      ...members[index],
      ...instalments[index],
    };
    return columns.map((name) => row[name] ?? '');
  });
}

const inApiShape = (loan: Sample) => ({
  internal_loan_id: loan.number,
  internal_client_id: loan.client,
  ...('group' in loan && { group_name: loan.group }),
  client_waiver_signed: loan.consent,
  currency: loan.currency,
  loanuse: loan.use,
  description: loan.story,
  location: loan.town,
  disburse_time: loan.paid_out_on,
  entreps: loan.members.map(({ amount, ...member }) => ({ ...member, amount: Number(amount) })),
  schedule: loan.instalments.map((row) => ({
    date: row.due_on,
    principal: Number(row.principal),
    interest: Number(row.interest),
  })),
});
