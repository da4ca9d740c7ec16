import type { Find } from '#app/domain/loans/find-rows.ts';
import { LoanStatus } from '#app/platform/generated/enums.ts';

const isStatus = (text: string): text is LoanStatus => Object.hasOwn(LoanStatus, text);

/** What an address asks of a list; invalid values are ignored. */
export function findOf(request: Request): Find {
  const query = new URL(request.url).searchParams;
  const status = query.get('status') ?? '';
  const before = query.get('before') ?? '';
  return {
    text: (query.get('text') ?? '').trim().slice(0, 80),
    status: isStatus(status) ? status : null,
    before: /^\d{1,9}$/.test(before) ? Number(before) : null,
  };
}
