import { expect, it } from 'vitest';
import { type LoanDraft, draftRefusal } from '#app/domain/drafts/loan-draft-rules.ts';

const row = (dueOn: string, principal: bigint, interest = 0n) => ({ dueOn, principal, interest });
const draft = {
  amount: 1n,
  localAmount: 100n,
  postedRate: '10',
  fundraiserDays: 30,
  stories: [],
  instalments: [row('2026-05-01', 50n), row('2026-06-01', 50n, 1n)],
} as unknown as LoanDraft;

it.each<[Partial<LoanDraft>, ReturnType<typeof draftRefusal>]>([
  [{}, null],
  [{ amount: 0n }, 'amount_is_not_above_zero'],
  [{ localAmount: 0n }, 'amount_is_not_above_zero'],
  [{ postedRate: '0' }, 'rate_is_not_above_zero'],
  [{ instalments: [] }, 'schedule_is_empty'],
  [{ instalments: [row('2026-05-01', 101n), row('2026-06-01', -1n)] }, 'instalment_is_below_zero'],
  [
    { instalments: [row('2026-05-01', 50n, -1n), row('2026-06-01', 50n)] },
    'instalment_is_below_zero',
  ],
  [{ instalments: [row('2026-05-01', 100n), row('2026-06-01', 0n)] }, null],
  [{ instalments: [row('2026-05-01', 99n)] }, 'schedule_does_not_add_up_to_the_amount'],
  [{ instalments: [row('2026-05-01', 50n), row('2026-05-01', 50n)] }, 'due_dates_do_not_ascend'],
  [{ instalments: [row('2026-05-02', 50n), row('2026-05-01', 50n)] }, 'due_dates_do_not_ascend'],
  [{ disbursementPlannedOn: '2026-05-01' }, null],
  [{ disbursementPlannedOn: '2026-05-02' }, 'first_instalment_is_due_before_the_money_arrives'],
  [{ preDisbursedOn: '2026-05-02' }, 'first_instalment_is_due_before_the_money_arrives'],
  [{ preDisbursedOn: '2026-04-01', disbursementPlannedOn: '2026-05-02' }, null],
  [{ fundraiserDays: 1 }, null],
  [{ fundraiserDays: 90 }, null],
  [{ fundraiserDays: 0 }, 'fundraiser_is_not_between_1_and_90_days'],
  [{ fundraiserDays: 91 }, 'fundraiser_is_not_between_1_and_90_days'],
  [{ incomeByMonth: [1] }, 'income_is_not_of_twelve_months'],
  [{ costAmounts: [1n] }, 'costs_do_not_add_up_to_the_amount'],
  [{ fee: 100n }, 'fee_and_savings_leave_nothing'],
])('a draft with %o is refused: %s', (changed, refusal) => {
  expect(draftRefusal({ ...draft, ...changed })).toBe(refusal);
});
