import { z } from 'zod';

/**
 * What a line of a bank's statement can be, or a part of it:
 * - `booked`: journals that stand in the books already, by their numbers (`booked:12+13`)
 * - `before`: all of them from before the account's first balance, by the day of that
 * - `partner`: a payment of a partner; `payout`: one of ours that was waiting to be sent
 * - `returned`: one of ours that came back; `recalled`: a receipt that its bank took back
 * - `lender`: a deposit; `lender_returned`: one that its bank took back
 * - `sent_back`: what nobody knew goes back to its sender, by the number of the line it came by
 * - `recovery`: money for a written-off loan
 * - `account`: an account that people may move by hand (`account:costs`)
 */
export const partKinds = [
  'booked',
  'before',
  'partner',
  'payout',
  'returned',
  'recalled',
  'lender',
  'lender_returned',
  'sent_back',
  'recovery',
  'account',
] as const;
export type PartKind = (typeof partKinds)[number];

export interface LinePart {
  readonly kind: PartKind;
  /** Its number, or its name: 12 of partner 12, `costs` of an account. */
  readonly target: string;
  /** Minor units, as on the statement: money out is negative. */
  readonly amount: bigint;
}

const shape = new RegExp(`^(${partKinds.join('|')}):([^=,\\s]+)=(-?\\d+)$`);

function partOf(text: string): LinePart | null {
  const [, kind, target, amount] = shape.exec(text) ?? [];
  return kind && target && amount
    ? { kind: kind as PartKind, target, amount: BigInt(amount) }
    : null;
}

/** `partner:3=100000,account:costs=-1500`: as people may read it in the audit log. */
export function partsText(parts: readonly LinePart[]): string {
  return parts.map(({ kind, target, amount }) => `${kind}:${target}=${amount}`).join(',');
}

/** @returns null where the text does not say parts */
export function partsFrom(text: string): LinePart[] | null {
  const parts = text.split(',').map(partOf);
  const known = parts.filter((part) => part !== null);
  return known.length === parts.length ? known : null;
}

export const bankLineParts = z.codec(
  z.string().refine((text) => partsFrom(text) !== null),
  z.custom<readonly LinePart[]>(Array.isArray),
  { decode: (text) => partsFrom(text) ?? [], encode: partsText },
);
