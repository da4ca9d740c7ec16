/** What is known of an account before a statement is added: minor units of its currency. */
export interface KnownAccount {
  /** What stood on it before its first line, and the day of that; null as long as no bank has said. */
  readonly opening: bigint | null;
  readonly openingOn: string | null;
  readonly isOpeningBooked: boolean;
  /** The last day that a statement was about. */
  readonly lastDay: string | null;
  readonly lines: readonly { readonly day: string; readonly amount: bigint }[];
}

export interface ToldStatement {
  readonly from: string;
  readonly to: string;
  readonly opening: bigint | null;
  readonly closing: bigint | null;
  /** Those that no earlier statement has told. */
  readonly fresh: readonly { readonly day: string; readonly amount: bigint }[];
}

export type Continuity =
  | { readonly opening: bigint | null; readonly openingOn: string | null }
  | {
      readonly broken: 'gap' | 'earlier_is_booked';
      /** What the account comes to by the lines we have, and what the bank says instead. */
      readonly ours: bigint;
      readonly banks: bigint;
      readonly on: string;
    };

/**
 * Whether a statement goes on where those before it ended: what the account opened with and all its
 * lines up to the statement's last day are what the bank closes with. A statement that begins before
 * all that is known moves the opening back, as long as nobody has booked it.
 */
export function continuity(account: KnownAccount, told: ToldStatement): Continuity {
  const { fresh, from, to, opening, closing } = told;
  const isOld = account.lastDay !== null && to <= account.lastDay && fresh.length === 0;
  if (isOld && account.opening !== null) return account;
  const upTo = sum([...account.lines, ...fresh].filter((line) => line.day <= to));
  const early = fresh.filter((line) => line.day <= (account.openingOn ?? ''));
  // A statement from before all that is known begins with what stood there before its own lines.
  const began =
    account.opening === null ? openingOf(account, told, upTo) : account.opening - sum(early);
  if (began === null) return account;
  if (early.length > 0 && opening !== null && opening !== began)
    return { broken: 'gap', ours: began, banks: opening, on: from };
  if (closing !== null && began + upTo !== closing)
    return { broken: 'gap', ours: began + upTo, banks: closing, on: to };
  if (account.opening !== null && early.length === 0) return account;
  if (account.isOpeningBooked)
    return { broken: 'earlier_is_booked', ours: began, banks: account.opening ?? began, on: from };
  return { opening: began, openingOn: dayBefore(firstDay(account, from)) };
}

/** Lines that came without a balance may be from before the statement that brings the first one. */
function firstDay(account: KnownAccount, from: string): string {
  return [from, ...account.lines.map((line) => line.day)].toSorted()[0] ?? from;
}

/** Where the bank says only what an account closes with, that and the lines say the rest. */
function openingOf(account: KnownAccount, told: ToldStatement, upTo: bigint): bigint | null {
  const { from, opening, closing } = told;
  if (opening === null) return closing === null ? null : closing - upTo;
  return opening - sum(account.lines.filter((line) => line.day < from));
}

const sum = (lines: readonly { readonly amount: bigint }[]) =>
  lines.reduce((total, line) => total + line.amount, 0n);

function dayBefore(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
}
