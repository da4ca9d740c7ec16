import { audit } from '#app/domain/audit/audit.ts';
import { shownName } from '#app/domain/people/shown-name-rules.ts';
import { inTransaction } from '#app/platform/db.ts';
import { lock } from '#app/platform/locks.ts';
import { newToken, slugOf } from '#app/platform/ids.ts';

/** Characters after the name, so that nobody is found by guessing. */
const tail = 8;

/** Opens a lender's page to everybody, with a few words of their own, or changes them; its address stays. */
export async function openPublicPage(asked: {
  personId: number;
  words: string | null;
  now: Date;
}): Promise<{ slug: string }> {
  const { personId, words, now } = asked;
  return inTransaction(async (tx) => {
    await lock(tx, 'person', personId);
    const before = await tx.publicPage.findUnique({ where: { personId } });
    if (before) {
      await tx.publicPage.update({ where: { personId }, data: { words } });
      return { slug: before.slug };
    }
    const person = await tx.person.findUniqueOrThrow({ where: { id: personId } });
    const first = slugOf(shownName(person), 'lender').slice(0, 24).replace(/-$/, '');
    const token = newToken()
      .toLowerCase()
      .replace(/[^a-z0-9]/g, '')
      .slice(0, tail);
    const slug = `${first}-${token}`;
    await tx.publicPage.create({ data: { personId, slug, words, openedAt: now } });
    const subject = `person:${personId}`;
    await audit(tx, { actorId: personId, verb: 'open-public-page', subject, now });
    return { slug };
  });
}

/** Closes it again; its address leads nowhere from then on, and another time to another one. */
export async function closePublicPage(asked: { personId: number; now: Date }): Promise<void> {
  const { personId, now } = asked;
  await inTransaction(async (tx) => {
    const { count } = await tx.publicPage.deleteMany({ where: { personId } });
    if (count === 0) return;
    const subject = `person:${personId}`;
    await audit(tx, { actorId: personId, verb: 'close-public-page', subject, now });
  });
}
