import type { LoaderFunctionArgs } from '@remix-run/node';
import { savedReportFile } from '#app/domain/repayments/report-files.ts';
import { requirePartnerStaff } from '#app/web/session.ts';

/** A report's file as it came, for whoever has a question about a line of it. */
export async function loader({ request, params }: LoaderFunctionArgs): Promise<Response> {
  const { partner } = await requirePartnerStaff(request);
  const file = await savedReportFile(partner.id, params['period'] ?? '');
  if (!file) return new Response(null, { status: 404 });
  const name = encodeURIComponent(file.name);
  return new Response(Buffer.from(file.bytes), {
    headers: {
      'Content-Type': 'application/octet-stream',
      'Content-Disposition': `attachment; filename*=UTF-8''${name}`,
    },
  });
}
