import type { LoaderFunctionArgs } from '@remix-run/node';
import { statementFile } from '#app/domain/banking/bank-accounts.ts';
import { rowId } from '#app/web/path-id.ts';
import { requireStaff } from '#app/web/session.ts';

/** A file of the bank as it came; a browser keeps it and never shows it. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  await requireStaff(request, 'treasurer');
  const found = await statementFile(rowId(params['id']));
  if (!found) throw new Response(null, { status: 404 });
  const name = found.name.replaceAll(/[^\w.-]+/g, '_');
  return new Response(new Uint8Array(found.file), {
    headers: {
      'Content-Type': 'application/octet-stream',
      'Content-Disposition': `attachment; filename="${name}"`,
    },
  });
}
