import { db, retried } from '#app/platform/db.ts';
import { type BasketKey, basketKeys } from './basket-key.ts';
import { lookedAtSince, spans } from './set-aside-rules.ts';

/**
 * Sets a slice aside for somebody signed in, in one journey to the database, when there is nothing to weigh:
 * until when, or null where the rules have to decide, and nothing is set aside.
 */
export async function setAsidePlainly(request: {
  basket: BasketKey;
  loanId: number;
  amount: bigint;
  holder: string | null;
  now: Date;
}): Promise<Date | null> {
  const { loanId, amount, holder, now } = request;
  const { tokenHash, personId, basketId } = basketKeys(request.basket);
  const [row] = await retried(
    () => db().$queryRaw<{ until: Date | null }[]>`
      select set_aside_plainly(
        ${tokenHash}, ${personId}, ${basketId}, ${loanId}, ${holder}, ${amount}, ${lookedAtSince(now)},
        make_interval(mins => ${spans.goesOnFor}), make_interval(mins => ${spans.atOnce}),
        make_interval(mins => ${spans.inAll}), ${now}) as until`,
  );
  return row?.until ?? null;
}
