import { audit } from '#app/domain/audit/audit.ts';
import { type Tx, inTransaction } from '#app/platform/db.ts';
import type { Liability, PayoutRail, RepaymentFigure } from '#app/platform/generated/enums.ts';
import { slugOf } from '#app/platform/ids.ts';

export interface NewPartner {
  readonly name: string;
  readonly externalId?: string;
  /** ISO 3166 code. */
  readonly country: string;
  /** IANA time zone: due dates are days there. */
  readonly zone: string;
  readonly isDemo: boolean;
  readonly nonpaymentLiability?: Liability;
  readonly currencyLiability?: Liability;
  readonly currencyCoverage?: number;
  readonly repaymentFigure?: RepaymentFigure;
  readonly payoutRail?: PayoutRail;
  readonly stripeAccountId?: string;
  readonly gainFee?: number;
}

/** Enters a field partner. Its liabilities are copied to each loan when it is posted. */
export async function addPartner(
  request: NewPartner & { actorId: number | null; now: Date },
): Promise<{ partnerId: number }> {
  return inTransaction((tx) => enterPartner(tx, request));
}

/** The same, inside the caller's transaction. */
export async function enterPartner(
  tx: Tx,
  request: NewPartner & { actorId: number | null; now: Date },
): Promise<{ partnerId: number }> {
  const { actorId, now, ...partner } = request;
  const like = await tx.partner.count({ where: { slug: { startsWith: slugOf(partner.name) } } });
  const slug = like ? `${slugOf(partner.name)}-${like + 1}` : slugOf(partner.name);
  const { id } = await tx.partner.create({ data: { ...partner, slug, createdAt: now } });
  const after = { name: partner.name, country: partner.country };
  await audit(tx, { actorId, verb: 'add-partner', subject: `partner:${id}`, after, now });
  return { partnerId: id };
}
