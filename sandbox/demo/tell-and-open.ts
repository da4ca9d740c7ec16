import type { KivaLoan } from '#app/domain/loans/read-kiva-loans.ts';
import { leaveWork } from './leave-work.ts';
import { fundOpenLoans, postLoans } from './stages.ts';
import { tell } from './tell.ts';

const lived = 6;

/**
 * The story for a running installation: the first loans have lived through it,
 * the others are open for lending now, each with another number of days left.
 */
export async function tellAndOpen(options: {
  loans: readonly KivaLoan[];
  databaseUrl: string;
  stripeStateFile: string;
}): Promise<void> {
  await tell({
    ...options,
    loans: options.loans.slice(0, lived),
    say: () => undefined,
    afterwards: async (stage, { cast, partners }, end) => {
      const open = options.loans.slice(lived);
      const posted = [];
      for (const [index, loan] of open.entries()) {
        stage.time.now = new Date(end.getTime() - (28 - index * 4) * 86_400_000);
        posted.push(...(await postLoans(stage, [loan], partners)).posted);
      }
      stage.time.now = end;
      await fundOpenLoans(stage, cast.lenders, posted);
      const like = options.loans.find((loan) => loan.partnerId === 'demo-mekar');
      if (like) await leaveWork(stage, cast, like, partners);
      await stage.workDone();
    },
  });
}
