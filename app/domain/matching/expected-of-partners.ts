import { creditorReference } from '#app/money/creditor-reference.ts';
import { isoDay } from '#app/money/days.ts';
import type { Tx } from '#app/platform/db.ts';
import type { ExpectedMoney } from './expected-rules.ts';
import { grouped } from './grouped.ts';

/** What each partner has to pay, by its settlements; any other sum of it is taken, too. */
export async function expectedSettlements(
  reader: Pick<Tx, 'settlement'>,
  currency: string,
  partners: Map<number, string[]>,
): Promise<ExpectedMoney[]> {
  const open = await reader.settlement.findMany({
    where: { currency, status: 'issued' },
    orderBy: { id: 'asc' },
  });
  const owing = new Set(open.map((one) => one.partnerId));
  const others = [...partners].filter(([partnerId]) => !owing.has(partnerId));
  const owed = open.map(({ id, partnerId, due, received, advanced, issuedAt }) => ({
    kind: 'partner' as const,
    target: String(partnerId),
    amount: due - received + advanced,
    references: [creditorReference('settlement', id)],
    names: partners.get(partnerId) ?? [],
    since: issuedAt && isoDay(issuedAt),
    payer: null,
    account: null,
    takesAnySum: true,
    takesTwo: false,
  }));
  const nothing = others.map(([partnerId, names]) => ({
    kind: 'partner' as const,
    target: String(partnerId),
    amount: 0n,
    references: [],
    names,
    since: null,
    payer: null,
    account: null,
    takesAnySum: true,
    takesTwo: false,
  }));
  return [...owed, ...nothing];
}

/** Wires of partners that their bank may take back: always for two people. */
export async function expectedRecalls(
  reader: Pick<Tx, 'receipt' | '$queryRaw'>,
  currency: string,
  since: Date,
  partners: Map<number, string[]>,
): Promise<ExpectedMoney[]> {
  const receipts = await reader.receipt.findMany({
    where: { currency, source: 'bank', reversedAt: null, bookedAt: { gte: since } },
    orderBy: { id: 'asc' },
  });
  const whole = await cameByWire(reader, currency, since);
  const wires = grouped(receipts, ({ reference }) => reference.replace(/#\d+$/, ''));
  return [...wires].flatMap(([wire, parts]) => {
    const [first] = parts;
    if (!first) return [];
    return {
      kind: 'recalled',
      target: String(first.id),
      amount: -(whole.get(wire) ?? 0n),
      references: [wire.replace(/^wire:/, '')],
      names: partners.get(first.partnerId) ?? [],
      since: isoDay(first.bookedAt),
      payer: null,
      account: null,
      takesAnySum: false,
      takesTwo: true,
    };
  });
}

/** What each wire brought to the bank: with what was left over, and what paid an earlier recall. */
async function cameByWire(
  reader: Pick<Tx, '$queryRaw'>,
  currency: string,
  since: Date,
): Promise<Map<string, bigint>> {
  const rows = await reader.$queryRaw<{ wire: string; amount: bigint }[]>`
    select regexp_replace(regexp_replace(j.key, '^(receipt|surplus|recalled_paid):', ''), '#[0-9]+$', '') as wire,
           sum(p.amount)::bigint as amount
      from accounts a join postings p on p.account_id = a.id join journals j on j.id = p.journal_id
     where a.name = 'bank' and a.currency = ${currency} and j.booked_at >= ${since}
       and j.key ~ '^(receipt|surplus|recalled_paid):'
     group by 1`;
  return new Map(rows.map(({ wire, amount }) => [wire, amount]));
}
