import { openPublicPage } from '#app/domain/lenders/public-page.ts';
import { watchLoan } from '#app/domain/lenders/watch-loan.ts';
import { db } from '#app/platform/db.ts';
import { done } from '../demo/stage.ts';
import { demonstration } from './data.ts';
import type { DemoWorld } from './demo-world.ts';

/** Who has opened a page of their own, of those who say why they lend. */
const open = ['hana', 'tomas'];
/** Who keeps an eye on how many loans that they have not lent to. */
const watched = [
  ['lia', 3],
  ['ben', 2],
] as const;

/** Some lenders show themselves, and some watch what they have not lent to yet. */
export async function follow(world: DemoWorld): Promise<void> {
  for (const { id, why, language } of demonstration.lenders) {
    const personId = world.lenders.get(id);
    if (!why || personId === undefined || !open.includes(id)) continue;
    await openPublicPage({ personId, words: why[language], now: world.later() });
  }
  for (const [id, count] of watched) {
    const personId = world.lenders.get(id);
    if (personId === undefined) continue;
    const loans = await db().loan.findMany({
      where: { status: 'fundraising', slices: { none: { lenderId: personId } } },
      orderBy: [{ fundraiserEndsAt: 'asc' }, { id: 'asc' }],
      take: count,
    });
    for (const { id: loanId } of loans)
      done(await watchLoan({ personId, loanId, isWatched: true, now: world.later() }));
  }
}
