import { creditorReference } from '#app/money/creditor-reference.ts';
import { addDays, dateOf, isoDay } from '#app/money/days.ts';
import { type Tx, db } from '#app/platform/db.ts';
import type { ExpectedMoney } from './expected-rules.ts';
import { depositsTakenBack, expectedDeposits } from './expected-deposits.ts';
import { expectedPayouts } from './expected-payouts.ts';
import { expectedRecalls, expectedSettlements } from './expected-of-partners.ts';
import { grouped } from '#app/platform/grouped.ts';
import { namesOfPartners } from './names-of-partners.ts';
import { expectedSentBack } from './unknown-money.ts';
import { type UnmatchedJournal, unmatchedJournals } from './unmatched-journals.ts';

/** How long after it was sent a payout may still come back, or a wire be recalled. */
const days = 90;

type Reader = Pick<
  Tx,
  | '$queryRaw'
  | 'payoutPart'
  | 'partner'
  | 'partnerBankDetails'
  | 'settlement'
  | 'receipt'
  | 'recovery'
  | 'person'
  | 'bankDeposit'
  | 'bankLine'
>;

/** All that a line of that day in that currency could be. */
export async function expectedMoney(
  asked: { currency: string; day: string },
  reader: Reader = db(),
): Promise<ExpectedMoney[]> {
  const { currency, day } = asked;
  const partners = await namesOfPartners(reader);
  const since = dateOf(addDays(day, -days));
  return [
    ...(await booked(reader, currency)),
    ...(await expectedPayouts(reader, currency, since)),
    ...(await expectedSettlements(reader, currency, partners)),
    ...(await expectedRecalls(reader, currency, since, partners)),
    ...(await expectedDeposits(reader, currency)),
    ...(await depositsTakenBack(reader, currency, since)),
    ...(await expectedSentBack(reader, currency)),
  ];
}

/** The journals of one wire, which may have paid several settlements, are one sum at the bank. */
async function booked(reader: Reader, currency: string): Promise<ExpectedMoney[]> {
  const groups = grouped(await unmatchedJournals({ currency }, reader), ({ key }) =>
    key.replace(/^(receipt|surplus|recalled_paid|local_receipt):/, 'wire:').replace(/#\d+$/, ''),
  );
  return [...groups].map(([key, journals]) => ({
    kind: 'booked',
    target: journals.map((journal) => journal.id).join('+'),
    amount: journals.reduce((sum, journal) => sum + journal.amount, 0n),
    ...saidBy(key),
    ...(journals[0]?.kind === 'stripe_payout_failed' && { names: ['STRIPE'] }),
    account: null,
    since: isoDay((journals[0] as UnmatchedJournal).bookedAt),
    takesAnySum: false,
    takesTwo: false,
  }));
}

/** What a bank says of a journal of ours, by the effect that its key names. */
function saidBy(key: string): Pick<ExpectedMoney, 'references' | 'names' | 'payer'> {
  const [, stripe] = /^stripe_payout:(.+)$/.exec(key) ?? [];
  if (stripe) return { references: [stripe], names: ['STRIPE'], payer: 'STRIPE' };
  const [, part] = /^payout_part:(\d+)$/.exec(key) ?? [];
  if (part)
    return { references: [creditorReference('payout', Number(part))], names: [], payer: null };
  const [, own] = /^(?:wire:wire|wire|operator|suspense):(.+)$/.exec(key) ?? [];
  return { references: own ? [own] : [], names: [], payer: null };
}
