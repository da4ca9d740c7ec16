import type { LoaderFunctionArgs } from '@remix-run/node';
import { shownProof } from '#app/domain/operations/keep-proof.ts';
import { rowId } from '#app/web/path-id.ts';
import { requireStaff } from '#app/web/session.ts';

/** The proof beside a proposal, for the two people and the auditor; nobody's browser keeps it. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { personId, staffRoles } = await requireStaff(request, 'treasurer', 'auditor');
  const proof = await shownProof(rowId(params['id']), { personId, roles: staffRoles });
  if (!proof) throw new Response(null, { status: 404 });
  return new Response(new Uint8Array(proof.bytes), {
    headers: {
      'Content-Type': proof.type,
      'Content-Disposition': `inline; filename*=UTF-8''${encodeURIComponent(proof.name)}`,
      'X-Content-Type-Options': 'nosniff',
      'Cache-Control': 'private, no-store',
    },
  });
}
