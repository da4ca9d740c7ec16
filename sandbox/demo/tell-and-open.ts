import type { KivaLoan } from '#app/domain/drafts/read-kiva-loans.ts';
import { leaveWork } from './leave-work.ts';
import { fundOpenLoans, postLoans } from './stages.ts';
import { tell } from './tell.ts';

/**
 * The story for a running installation: the first half of the loans has lived
 * through it, the others are open for lending now, each with a different number
 * of days left.
 */
export async function tellAndOpen(options: {
  loans: readonly KivaLoan[];
  databaseUrl: string;
  stripeStateFile?: string;
  /** What happens when everything is there, while its Stripe still answers. */
  afterwards?: () => Promise<void>;
}): Promise<void> {
  const lived = Math.floor(options.loans.length / 2);
  await tell({
    ...options,
    loans: options.loans.slice(0, lived),
    say: () => undefined,
    afterwards: async (stage, { cast, partners }, end) => {
      const open = options.loans.slice(lived);
      const posted = [];
      const step = Math.min(4, 20 / open.length);
      for (const [index, loan] of open.entries()) {
        stage.time.now = new Date(end.getTime() - (28 - index * step) * 86_400_000);
        posted.push(...(await postLoans(stage, [loan], partners)).posted);
      }
      stage.time.now = end;
      await fundOpenLoans(stage, cast.lenders, posted);
      const like = options.loans.find((loan) => loan.partnerId === 'demo-mekar');
      if (like) await leaveWork(stage, cast, like, partners);
      await stage.workDone();
      await options.afterwards?.();
    },
  });
}
