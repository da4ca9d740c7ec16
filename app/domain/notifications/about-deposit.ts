import { partsFrom } from '#app/domain/approvals/bank-line-parts.ts';
import { asCurrency } from '#app/money/currencies.ts';
import { href } from '#app/paths.ts';
import { db } from '#app/platform/db.ts';
import type { MailFacts } from './facts.ts';

/** What was announced, by its row; or what came, by the line of the bank. */
export async function aboutDeposit(
  template: 'deposit_expected' | 'deposit_came',
  { subjectId, personId }: { subjectId: number; personId: number },
): Promise<MailFacts> {
  if (template === 'deposit_expected') {
    const { amount, currency } = await db().bankDeposit.findFirstOrThrow({
      where: { id: subjectId, lenderId: personId },
    });
    const sum = { amount, currency: asCurrency(currency) };
    return { amount: sum, what: '', path: href('lender/deposits') };
  }
  const line = await db().bankLine.findUniqueOrThrow({ where: { id: subjectId } });
  const own = (partsFrom(line.bookedAs ?? '') ?? []).find(
    ({ kind, target }) => kind === 'lender' && target === String(personId),
  );
  if (!own) throw new Error(`line ${subjectId} of the bank is no deposit of person ${personId}`);
  const sum = { amount: own.amount, currency: asCurrency(line.currency) };
  return { amount: sum, what: '', path: href('lender/balance') };
}
