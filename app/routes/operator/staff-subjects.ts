import type { LoaderFunctionArgs } from '@remix-run/node';
import { type StaffLoan, staffLoan } from '#app/domain/loans/staff-loan.ts';
import { type StaffPartner, staffPartner } from '#app/domain/partners/staff-partners.ts';
import type { StaffRoleName } from '#app/platform/generated/enums.ts';
import { now } from '#app/platform/clock.ts';
import { fundingCurrency } from '#app/platform/env.ts';
import { rowId } from '#app/web/path-id.ts';
import { requireStaff } from '#app/web/session.ts';

type Asked = Pick<LoaderFunctionArgs, 'request' | 'params'>;

/** The loan that an act of the operator's staff is about. @throws 404 without it, or without the role. */
export async function loanForStaff(
  { request, params }: Asked,
  ...roles: readonly StaffRoleName[]
): Promise<StaffLoan> {
  await requireStaff(request, ...roles);
  return found(await staffLoan({ loanId: rowId(params['id']), now: now() }));
}

/** The same for a partner. */
export async function partnerForStaff(
  { request, params }: Asked,
  ...roles: readonly StaffRoleName[]
): Promise<StaffPartner> {
  await requireStaff(request, ...roles);
  return found(await staffPartner(rowId(params['id']), fundingCurrency()));
}

function found<Subject>(subject: Subject | null): Subject {
  if (!subject) throw new Response(null, { status: 404 });
  return subject;
}
