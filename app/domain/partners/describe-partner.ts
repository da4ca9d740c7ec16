import { audit } from '#app/domain/audit/audit.ts';
import { db, inTransaction } from '#app/platform/db.ts';
import { lock } from '#app/platform/locks.ts';

/** What a partner tells of itself, in one language; what is empty is not shown. */
export interface PartnerTold {
  readonly kind: string | null;
  readonly mission: string | null;
  /** What it costs a borrower, in words. */
  readonly price: string | null;
  readonly visits: string | null;
  readonly collects: string | null;
  readonly goesWrong: string | null;
}

/** Somebody who works there: first name and what they do, no more. */
export interface PartnerPerson {
  readonly firstName: string;
  readonly role: string;
}

/** Writes a partner's public page in one language. People are one list for all languages. */
export async function describePartner(request: {
  partnerId: number;
  language: string;
  told: PartnerTold;
  people: readonly PartnerPerson[];
  actorId: number | null;
  now: Date;
}): Promise<void> {
  const { partnerId, language, told, people, actorId, now } = request;
  await inTransaction(async (tx) => {
    await lock(tx, 'partner', partnerId);
    const names = people.map((person) => person.firstName);
    const before = await tx.partner.findUniqueOrThrow({ where: { id: partnerId } });
    const isSame = before.people.join('\n') === names.join('\n');
    await tx.partner.update({ where: { id: partnerId }, data: { people: names } });
    // Roles told in another language no longer stand beside the right person.
    if (!isSame) {
      const others = { partnerId, language: { not: language } };
      await tx.partnerTelling.updateMany({ where: others, data: { roles: [] } });
    }
    const data = { ...told, roles: people.map((person) => person.role) };
    await tx.partnerTelling.upsert({
      where: { partnerId_language: { partnerId, language } },
      create: { partnerId, language, ...data },
      update: data,
    });
    const after = { language };
    await audit(tx, {
      actorId,
      verb: 'describe-partner',
      subject: `partner:${partnerId}`,
      after,
      now,
    });
  });
}

/** What a partner tells, in this language if it does, or else in another one; nothing is null. */
export async function partnerTold(partnerId: number, language: string) {
  const partner = await db().partner.findUniqueOrThrow({
    where: { id: partnerId },
    include: { tellings: { orderBy: { language: 'asc' } } },
  });
  const own = partner.tellings.find((telling) => telling.language === language);
  const telling = own ?? partner.tellings[0];
  if (!telling) return { slug: partner.slug, telling: null };
  const { kind, mission, price, visits, collects, goesWrong, roles } = telling;
  return {
    slug: partner.slug,
    telling: {
      language: telling.language,
      told: { kind, mission, price, visits, collects, goesWrong },
      people: partner.people.map((firstName, index) => ({ firstName, role: roles[index] ?? '' })),
    },
  };
}
