import { db } from '#app/platform/db.ts';

const minute = 60_000;
/** Stripe lists a thing a moment after it happened; and its clock is not ours. */
const overlap = 15 * minute;
/** How far back Stripe keeps its events: the first time, and after a restore. */
const days = 30;

type CursorName = 'events' | 'lines';

/** From when on Stripe is asked: a little before it was last asked in full. */
export async function cursorOf(name: CursorName, now: Date): Promise<Date> {
  const cursor = await db().stripeCursor.findUnique({ where: { name } });
  if (!cursor) return new Date(now.getTime() - days * 24 * 60 * minute);
  return new Date(cursor.reachedAt.getTime() - overlap);
}

/** All that Stripe listed up to now has been taken in. */
export async function moveCursor(name: CursorName, now: Date): Promise<void> {
  await db().stripeCursor.upsert({
    where: { name },
    create: { name, reachedAt: now },
    update: { reachedAt: now },
  });
}
