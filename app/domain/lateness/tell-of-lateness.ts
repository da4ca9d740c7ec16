import { tellLenders } from '#app/domain/notifications/tell-lenders.ts';
import { inTransaction } from '#app/platform/db.ts';
import { lateLoans } from './late-loans.ts';

/** In the third week: by then a partner that reports late, or a holiday, has caught up. */
const [firstDay, lastDay] = [15, 60];

/**
 * Tells lenders of loans that are in their third week of being late, with what the partner says. Once
 * for each time that a loan falls behind.
 *
 * @returns how many loans it is about
 */
export async function tellOfLateness(now: Date): Promise<number> {
  const late = await lateLoans({ now });
  const told = late.filter(({ days }) => days >= firstDay && days <= lastDay);
  for (const { loanId, since } of told) {
    const key = `loan_late:${loanId}:${since}`;
    await inTransaction((tx) => tellLenders(tx, { template: 'loan_late', loanId, key, now }));
  }
  return told.length;
}
