import { proposeRecovery, recordRecovery } from '#app/domain/losses/record-recovery.ts';
import { proposeWriteOff, writeOffLoan } from '#app/domain/losses/write-off-loan.ts';
import { requestWithdrawal } from '#app/domain/withdrawals/request-withdrawal.ts';
import { atTheBank } from './at-the-bank.ts';
import { given, granted } from './given.ts';
import type { World } from './world.ts';

/** How each check is broken: by the owner, past every guard. */
export const breaks: Record<string, string> = {
  '01_journals_sum_to_zero':
    'alter table postings disable trigger user; update postings set amount = amount + 1 where ctid = (select min(ctid) from postings)',
  '02_balances_equal_postings': `update accounts set balance = balance + 1 where name = 'tips'`,
  '03_no_account_below_zero': `update accounts set balance = -1 where name = 'tips'`,
  '04_outstanding_equals_slices': 'update slices set settled = settled - 1 where id = 1',
  '05_losses_equal_slices': 'update slices set recovered = recovered - 1 where recovered > 0',
  '06_lent_mirrors_outstanding_and_lost': `update accounts set balance = balance + 1 where name = 'loan:1:lent'`,
  '07_what_is_owed_is_covered': `update accounts set balance = balance - 1 - (
      select held + held_in_other_currencies - owed from cover where currency = 'USD')
    where name = 'bank' and currency = 'USD'`,
  '08_holds_return_to_zero': `update accounts set balance = 5 where name = 'payout:1:held'`,
  '09_raised_equals_slices': 'update loans set raised = raised - 1 where id = 1',
  '10_collected_is_distributed': 'update receipt_lines set distributed_at = null',
  '11_status_follows_events': `update loans set status = 'repaid' where id = 1`,
  '12_orders_equal_their_slices': 'update orders set placed = placed - 1 where id = 1',
  '13_settlements_equal_their_receipts': `update settlements set status = 'issued'`,
  '14_slices_equal_their_payments':
    'update slices set repaid = repaid - 1, settled = settled - 1 where repaid > 0',
  '15_write_offs_equal_their_shares': 'update write_off_shares set amount = amount - 1',
  '16_lenders_lent_is_accounted_for': `insert into slice_owners (slice_id, account, since, reason, price) values (1, 'operator', now(), 'dispute_lost', 1)`,
  '17_cards_equal_their_refunds': 'update card_payments set refunded = refunded + 1 where id = 1',
  '19_lenders_money_is_accounted_for': 'update card_payments set amount = amount + 1 where id = 1',
  '21_who_owes_has_nothing_free': `insert into accounts (name, currency, side, may_go_below_zero, balance)
      select name || ':owed', currency, 'debit', false, 1 from accounts where name = (
        select min(name) from accounts where name ~ '^lender:\\d+$' and balance > 0)`,
  '22_closed_loans_owe_nothing': `update loans set status = 'repaid' where id = 1`,
  '23_nobody_owes_for_what_was_sold': `insert into slice_owners (slice_id, account, since, reason, price, repaid_before) values (1, 'operator', now(), 'dispute_lost', 1, 7)`,
  '20_receivable_equals_advances': 'update settlements set advanced = advanced + 1',
  '24_stripe_equals_its_lines': 'update balance_transactions set fee = fee + 1',
  '25_bank_lines_equal_their_journals':
    'update bank_line_entries set amount = amount + 1 where line_id = (select max(line_id) from bank_line_entries)',
  '26_deposits_equal_their_accounts': 'update deposit_accounts set came = came + 1',
  '27_sent_back_equals_payouts': 'update deposit_accounts set sent_back = sent_back + 1',
  '18_funding_schedules_add_up':
    'update instalments set principal = principal + 1 where number = 1 and loan_id = 1',
};

/** Of these only too much, or only too little, is wrong. */
const oneWay = [
  '03_no_account_below_zero',
  '07_what_is_owed_is_covered',
  '21_who_owes_has_nothing_free',
  '23_nobody_owes_for_what_was_sold',
];

/** The same by a cent in the other direction: a check that asks for less sees only half. */
export function otherWay(check: string, sql: string): string[] {
  const other = sql.replaceAll(/([+-]) 1\b/g, (_, sign: string) => `${sign === '+' ? '-' : '+'} 1`);
  return other === sql || oneWay.includes(check) ? [] : [other];
}

/** What the tables refuse by themselves: a check is asked as if it stood alone. */
const guards: Record<string, readonly string[]> = {
  accounts: ['account_not_below_zero'],
  loans: ['loan_amounts'],
  slices: ['slice_amounts', 'slice_not_overpaid'],
  orders: ['order_amounts'],
  card_payments: ['refund_within_payment'],
  deposit_accounts: ['deposit_accounts_check1'],
  settlements: ['settlement_amounts', 'settlements_advanced_check'],
};
export const unguarded = Object.entries(guards)
  .flatMap(([table, names]) => names.map((name) => `alter table ${table} drop constraint ${name}`))
  .join(';');

/** A world in which every kind of row exists. */
export async function everything(world: World): Promise<void> {
  const g = given(world);
  await g.operatorMoney(100_000n);
  const partner = await g.partner();
  const lia = await g.person('Lia');
  const two = await g.treasurers();
  const [first, second] = [await g.loan(partner), await g.loan(partner)];
  await g.lends(
    lia,
    [first, second].map((loanId) => ({ loanId, amount: 20_000n })),
    { tip: 100n },
  );
  await g.disbursed(first, two);
  await g.disbursed(second, two);
  await g.reported(partner, '2026-03', [{ loanId: first, amount: '500.00' }], lia);
  await g.settled(partner, '2026-03', lia);
  await world.work();
  const { now } = world;
  const loss = { loanId: second, cause: 'borrower', actorId: two[0], now } as const;
  const { proposalId } = granted(await proposeWriteOff(loss));
  granted(await writeOffLoan({ proposalId, actorId: two[1], now }));
  const recovery = { loanId: second, reference: 'R', amount: 5_000n, costs: 0n };
  const asked = granted(await proposeRecovery({ ...recovery, actorId: two[0], now }));
  granted(await recordRecovery({ ...asked, actorId: two[1], now }));
  // What a card paid may leave Stripe again after two days.
  world.goTo('2026-03-05T09:00:00Z');
  const withdrawal = { lenderId: lia, amount: 100n, currency: 'USD' } as const;
  granted(await requestWithdrawal({ ...withdrawal, now: world.now }));
  await world.work();
  const bank = await atTheBank(world, two, { opening: 105_000n });
  await bank.tell();
  await bank.agreed((await bank.opened()).id);
  const deposit = await bank.line({ amount: 1_000n, name: 'Lia' });
  await bank.agreed(deposit.id, [{ kind: 'lender', target: String(lia), amount: 1_000n }]);
}
