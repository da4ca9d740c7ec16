import { isoDay } from '#app/money/days.ts';
import { partsFrom, partsText } from '#app/domain/approvals/bank-line-parts.ts';
import { db } from '#app/platform/db.ts';
import type { Prisma } from '#app/platform/generated/client.ts';
import { isOpen } from './line-state.ts';
import { namedParts } from './named-parts.ts';
import { choicesFor } from './parts-said.ts';
import { suggestionsAndExpected } from './suggestions-for.ts';

const most = 200;

/** Lines that nobody has said what they are, the oldest first. */
export async function openBankLines() {
  return listed({ bookedAt: null }, { day: 'asc' });
}

/** Every line that says what somebody asks for: a name, a text, a reference, an amount. */
export async function findBankLines(words: string) {
  const has = { contains: words.trim(), mode: 'insensitive' } as const;
  const digits = words.replaceAll(/[^\d]/g, '');
  const amounts = digits && digits.length < 16 ? [BigInt(digits), -BigInt(digits)] : [];
  return listed(
    {
      OR: [
        { name: has },
        { text: has },
        { reference: has },
        { bankReference: has },
        { otherAccount: has },
        ...(amounts.length > 0 ? [{ amount: { in: amounts } }] : []),
      ],
    },
    { day: 'desc' },
  );
}

async function listed(
  where: Prisma.BankLineWhereInput,
  orderBy: Prisma.BankLineOrderByWithRelationInput,
) {
  const rows = await db().bankLine.findMany({
    where,
    orderBy: [orderBy, { id: 'asc' }],
    take: most,
    include: { account: { select: { name: true } } },
  });
  const proposed = await waiting(rows.map((row) => row.id));
  return rows.map((row) => ({
    id: row.id,
    day: isoDay(row.day),
    amount: row.amount,
    currency: row.currency,
    name: row.name,
    text: row.text,
    isOpening: row.line === 0,
    account: row.account.name,
    isProposed: proposed.has(row.id),
    isUnknown: row.bookedAs !== null && isOpen(row),
    isBooked: row.bookedAt !== null,
  }));
}

export async function countOpenBankLines(): Promise<number> {
  return db().bankLine.count({ where: { bookedAt: null } });
}

/** One line with what it is, or what it most likely is; null when there is none with that number. */
export async function bankLinePage(id: number) {
  const line = await db().bankLine.findUnique({ where: { id }, include: { account: true } });
  if (!line) return null;
  const { account, ...facts } = line;
  const nothing = { suggested: [], expected: [] };
  const { suggested, expected } = isOpen(line) ? await suggestionsAndExpected(line) : nothing;
  return {
    ...facts,
    day: isoDay(line.day),
    isOpening: line.line === 0,
    account: account.name,
    isOpen: isOpen(line),
    isProposed: (await waiting([id])).has(id),
    bookedParts: await namedParts(partsFrom(line.bookedAs ?? '') ?? []),
    choices: isOpen(line)
      ? (await choicesFor(line, expected)).map((choice) => ({
          ...choice,
          written: partsText([choice]),
          isWhole: choice.amount === line.amount,
        }))
      : [],
    suggestions: await Promise.all(
      suggested.map(async ({ parts, why, isExact }) => ({
        why,
        parts: await namedParts(parts),
        written: partsText(parts),
        isExact: isExact && line.bookedAs === null,
      })),
    ),
  };
}

export type BankLinePage = NonNullable<Awaited<ReturnType<typeof bankLinePage>>>;

async function waiting(ids: readonly number[]): Promise<Set<number>> {
  const proposals = await db().proposal.findMany({
    where: {
      kind: 'bank_line',
      approvedAt: null,
      withdrawnAt: null,
      subject: { in: ids.map((id) => `bank_line:${id}`) },
    },
    select: { subject: true },
  });
  return new Set(proposals.map(({ subject }) => Number(subject.slice('bank_line:'.length))));
}
