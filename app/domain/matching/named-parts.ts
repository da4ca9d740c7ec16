import type { LinePart } from '#app/domain/approvals/bank-line-parts.ts';
import { db } from '#app/platform/db.ts';

/** A part with whose it is by name, where it is somebody's. */
export interface NamedPart extends LinePart {
  readonly name: string | null;
}

export async function namedParts(parts: readonly LinePart[]): Promise<NamedPart[]> {
  return Promise.all(parts.map(async (part) => ({ ...part, name: await nameOf(part) })));
}

async function nameOf({ kind, target }: LinePart): Promise<string | null> {
  const id = Number(target);
  switch (kind) {
    case 'partner':
      return nameOfPartner(id);
    case 'lender':
    case 'lender_returned':
      return nameOfPerson(id);
    case 'sent_back': {
      const line = await db().bankLine.findUnique({ where: { id } });
      return line?.name ?? null;
    }
    case 'recalled': {
      const receipt = await db().receipt.findUnique({ where: { id } });
      return receipt && nameOfPartner(receipt.partnerId);
    }
    case 'payout':
    case 'returned': {
      const part = await db().payoutPart.findUnique({ where: { id }, include: { payout: true } });
      if (part?.payout.partnerId) return nameOfPartner(part.payout.partnerId);
      return part?.payout.lenderId ? nameOfPerson(part.payout.lenderId) : null;
    }
    case 'booked': {
      const [first] = target.split('+');
      const journal = await db().journal.findUnique({ where: { id: BigInt(first ?? 0) } });
      return journal?.kind ?? null;
    }
    default:
      return null;
  }
}

async function nameOfPartner(id: number): Promise<string | null> {
  return (await db().partner.findUnique({ where: { id }, select: { name: true } }))?.name ?? null;
}

async function nameOfPerson(id: number): Promise<string | null> {
  return (await db().person.findUnique({ where: { id }, select: { name: true } }))?.name ?? null;
}
