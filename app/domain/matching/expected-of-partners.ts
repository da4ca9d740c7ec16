import { creditorReference } from '#app/money/creditor-reference.ts';
import { isoDay } from '#app/money/days.ts';
import { inLocalMoney, payableLocally } from '#app/domain/settlements/local-money.ts';
import type { Tx } from '#app/platform/db.ts';
import { fundingCurrency } from '#app/platform/env.ts';
import type { ExpectedMoney } from './expected-rules.ts';
import { grouped } from '#app/platform/grouped.ts';

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
  const funding = fundingCurrency();
  const inOther = currency === funding ? [] : await payableLocally(reader, { funding });
  const locally = inOther.filter(({ local }) => local === currency);
  const owedLocally = locally.map((settlement) => ({
    kind: 'partner' as const,
    target: String(settlement.partnerId),
    amount: inLocalMoney(settlement, funding),
    references: [creditorReference('settlement', settlement.id)],
    names: partners.get(settlement.partnerId) ?? [],
    since: settlement.issuedAt && isoDay(settlement.issuedAt),
    payer: null,
    account: null,
    takesAnySum: true,
    takesTwo: false,
  }));
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
  const owing = new Set([...open, ...locally].map((one) => one.partnerId));
  const others = [...partners].filter(([partnerId]) => !owing.has(partnerId));
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
  return [...owed, ...owedLocally, ...nothing];
}

/** Wires of partners that their bank may take back: always for two people. */
export async function expectedRecalls(
  reader: Pick<Tx, 'receipt' | '$queryRaw'>,
  currency: string,
  since: Date,
  partners: Map<number, string[]>,
): Promise<ExpectedMoney[]> {
  const receipts = await reader.receipt.findMany({
    where: {
      ...(currency === fundingCurrency() ? { currency, source: 'bank' } : { source: 'fx' }),
      reversedAt: null,
      bookedAt: { gte: since },
    },
    orderBy: { id: 'asc' },
  });
  const whole = await cameByWire(reader, currency, since);
  const wires = grouped(receipts, ({ reference }) => reference.replace(/#\d+$/, ''));
  return [...wires].flatMap(([wire, parts]) => {
    const [first] = parts;
    const came = whole.get(wire);
    // Local money of another currency is not on this account.
    if (!first || came === undefined) return [];
    return {
      kind: 'recalled',
      target: String(first.id),
      amount: -came,
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
    select regexp_replace(regexp_replace(j.key, '^(receipt|surplus|recalled_paid|local_receipt):', ''), '#[0-9]+$', '') as wire,
           sum(p.amount)::bigint as amount
      from accounts a join postings p on p.account_id = a.id join journals j on j.id = p.journal_id
     where a.name = 'bank' and a.currency = ${currency} and j.booked_at >= ${since}
       and j.key ~ '^(receipt|surplus|recalled_paid|local_receipt):'
     group by 1`;
  return new Map(rows.map(({ wire, amount }) => [wire, amount]));
}
