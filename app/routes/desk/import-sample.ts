import type { LoaderFunctionArgs } from '@remix-run/node';
import { draftSample, sampleFiles } from '#app/domain/drafts/draft-samples.ts';
import { partnerForDraft } from '#app/domain/partners/partner-for-draft.ts';
import { shownDecimalsOf } from '#app/money/currencies.ts';
import { dayIn } from '#app/money/days.ts';
import { now } from '#app/platform/clock.ts';
import { requirePartnerStaff } from '#app/web/session.ts';

/** A file to begin from, in the partner's own currency. */
export async function loader({ request, params }: LoaderFunctionArgs): Promise<Response> {
  const { partner } = await requirePartnerStaff(request, 'officer', 'manager');
  const file = sampleFiles.find((name) => name === params['file']);
  if (!file) return new Response(null, { status: 404 });
  const { localCurrency: currency, zone } = await partnerForDraft(partner.id);
  const units = shownDecimalsOf(currency) === 0 ? 1_600_000n : 10_000n;
  const sample = draftSample(file, { currency, units, today: dayIn(zone, now()) });
  const type = file.endsWith('.csv') ? 'text/csv' : 'application/json';
  return new Response(sample, {
    headers: {
      'Content-Type': `${type}; charset=utf-8`,
      'Content-Disposition': `attachment; filename="${file}"`,
    },
  });
}
