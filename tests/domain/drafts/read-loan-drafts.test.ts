import { describe, expect, it } from 'vitest';
import { draftRefusal } from '#app/domain/drafts/loan-draft-rules.ts';
import { draftSample, sampleFiles } from '#app/domain/drafts/draft-samples.ts';
import { readLoanDrafts } from '#app/domain/drafts/read-loan-drafts.ts';
import type { ToldOfTable } from '#app/domain/drafts/read-draft-table.ts';

const context = {
  country: 'ID',
  zone: 'Asia/Makassar',
  sector: 'Services',
  activity: 'Services',
  language: 'id',
  currency: 'USD',
  rate: '16000',
} as const;

function read(file: string, told?: ToldOfTable) {
  const answer = readLoanDrafts(file, context, told);
  if ('problems' in answer) throw new Error(JSON.stringify(answer.problems));
  return answer;
}
const heading =
  'number;currency;consent;use;story;paid_out_on;first_name;amount;due_on;principal;interest';
const table = (...lines: string[]) => read([heading, ...lines].join('\n'));

describe('files of drafts', () => {
  it.each(sampleFiles)('%s, which we give to begin from, is read as it stands', (file) => {
    const sample = draftSample(file, { currency: 'IDR', units: 1_600_001n, today: '2026-11-26' });
    const { rows, asks } = read(sample);
    expect(asks).toEqual({});
    expect(rows.map(({ problems, draft }) => [problems, draft && draftRefusal(draft)])).toEqual([
      [[], null],
      [[], null],
    ]);
    expect(rows[1]?.draft).toMatchObject({
      externalId: 'A-1002',
      borrower: { firstName: 'Ina', groupName: 'Mekar', memberCount: 2, clientId: 'G-1' },
      members: [
        { firstName: 'Ina', lastName: 'K.', localAmount: 80_000_000n },
        { firstName: 'Rambu', localAmount: 80_000_000n },
      ],
      localAmount: 160_000_000n,
      instalments: [
        { principal: 80_000_000n, interest: 0n },
        { principal: 80_000_000n, interest: 0n },
      ],
    });
  });

  it('in a table write amounts and days as people do, decided by all of its rows', () => {
    const { rows, asks } = table(
      'A1;IDR;ya;beli kompor;Cerita;25/11/2026;Siti;1.500.000;05/12/2026;750.000;0',
      'A1;;;;;;;;05/01/2027;750.000;12.500,50',
    );
    expect([asks, rows.map(({ problems }) => problems)]).toEqual([{}, [[]]]);
    expect(rows[0]?.draft).toMatchObject({
      hasConsent: true,
      localAmount: 150_000_000n,
      disbursementPlannedOn: '2026-11-25',
      instalments: [
        { dueOn: '2026-12-05', principal: 75_000_000n },
        { dueOn: '2027-01-05', interest: 1_250_050n },
      ],
    });
  });

  it('are asked about where nothing in them decides, and taken as answered', () => {
    const rows = [heading, 'A1;IDR;yes;buys;Story;05/12/2026;Siti;150.000;05/01/2027;150.000;0'];
    const asked = read(rows.join('\n'));
    expect(asked.asks).toMatchObject({
      amount: { text: '150.000', either: [15_000n, 15_000_000n], currency: 'IDR' },
      day: { text: '05/12/2026', either: ['2026-12-05', '2026-05-12'] },
    });
    expect(asked.rows[0]?.problems).toContainEqual({
      place: ':2 amount',
      problem: 'could_be_two',
      detail: '150.000',
    });
    const told = read(rows.join('\n'), { decimal: ',', days: 'dmy' });
    expect(told.asks).toEqual({});
    expect(told.rows[0]?.draft).toMatchObject({
      localAmount: 15_000_000n,
      disbursementPlannedOn: '2026-12-05',
    });
  });

  it('name what is wrong by line and column, and hide nothing else', () => {
    const { rows } = table(
      'A1;IDR;maybe;buys;Story;2026-12-05;Siti;much;2027-01-05;150000;0',
      '',
      'A2;IDR;yes;buys;Story;2026-12-05;Ani;-5;2027-13-05;150000;0',
      'A2;;;sells;;;;;2027-02-05;150000;0',
    );
    const places = rows.flatMap(({ problems }) =>
      problems.map(({ place, problem }) => [place, problem]),
    );
    expect(places).toEqual([
      [':2 consent', 'is_not_yes_or_no'],
      [':5 use', 'is_not_a_field'],
    ]);
    const { rows: others } = table('A2;IDR;yes;buys;Story;2026-12-05;Ani;-5;2027-13-05;150000;0');
    expect(others[0]?.problems).toMatchObject([
      { place: ':2 amount', problem: 'is_below_zero' },
      { place: ':2 due_on', problem: 'is_not_a_day' },
    ]);
  });

  it('in a table may say a loan’s facts on each of its rows', () => {
    const facts = 'A1;IDR;yes;buys;Story;2026-12-05;Siti;300000';
    const { rows } = table(`${facts};2027-01-05;150000;0`, `${facts};2027-02-05;150000;0`);
    expect(rows).toMatchObject([
      { problems: [], draft: { localAmount: 30_000_000n, borrower: { memberCount: 1 } } },
    ]);
    const byLoan = heading.replace('number', 'loan_id');
    const other = [byLoan, `${facts};2027-01-05;150000;0`, 'A1;;;;;;;;2027-02-05;150000;0'];
    expect(read(other.join('\n')).rows).toMatchObject([
      { problems: [], draft: { externalId: 'A1', instalments: [{}, {}] } },
    ]);
  });

  it('may be JSON in our words, whose places are its own', () => {
    const [first] = JSON.parse(
      draftSample('loans.json', { currency: 'IDR', units: 1_600_000n, today: '2026-11-26' }),
    ) as Record<string, unknown>[];
    const { rows } = read(
      JSON.stringify([{ ...first, consent: 'perhaps', instalments: [{ due_on: 5 }], colour: 1 }]),
    );
    expect(rows[0]?.problems.map(({ place }) => place)).toEqual([
      '[0].consent',
      '[0].instalments[0].due_on',
      '[0].instalments[0].interest',
      '[0].instalments[0].principal',
      '[0].colour',
    ]);
  });

  it('of the API drop nothing in silence, and an instant is the day where the partner is', () => {
    const [first] = JSON.parse(
      draftSample('loans-partner-api.json', {
        currency: 'IDR',
        units: 1_600_000n,
        today: '2026-11-26',
      }),
    ) as Record<string, unknown>[];
    const more = { activity_id: 61, theme_type_id: 3, not_pictured: [true], fundraiser_days: '60' };
    const { rows } = read(
      JSON.stringify({ ...first, ...more, disburse_time: '2026-12-01T16:00:00Z' }),
    );
    const never = JSON.stringify({ ...first, disburse_time: '2026-02-30T00:00:00Z' });
    expect(read(never).rows[0]?.problems).toMatchObject([{ problem: 'is_not_a_day' }]);
    expect(rows[0]).toMatchObject({
      problems: [],
      notKept: ['activity_id', 'not_pictured', 'theme_type_id'],
      draft: { fundraiserDays: 60, disbursementPlannedOn: '2026-12-02' },
    });
  });

  it.each(['', 'a,b\n1,2', 'number,currency'])('refuse %j', (file) => {
    expect(readLoanDrafts(file, context)).toHaveProperty('problems');
  });
});
