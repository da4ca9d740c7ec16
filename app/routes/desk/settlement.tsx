import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { settlementPage, shownLines } from '#app/domain/settlements/settlement-page.ts';
import { m } from '#app/messages/compiled/messages.js';
import { href } from '#app/paths.ts';
import { without } from '#app/platform/pick.ts';
import { LinkButton } from '#app/ui/button.tsx';
import { monthWords } from '#app/ui/money.tsx';
import { Page } from '#app/ui/page.tsx';
import { SettlementFacts } from '#app/ui/settlement-facts.tsx';
import { linesAsked } from '#app/web/lines-asked.ts';
import { rowId } from '#app/web/path-id.ts';
import { requirePartnerStaff } from '#app/web/session.ts';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { partner } = await requirePartnerStaff(request);
  const settlement = await settlementPage(rowId(params['id']), {
    partnerId: partner.id,
    ...linesAsked(request),
  });
  if (!settlement) throw new Response(null, { status: 404 });
  const own = without(settlement, 'receipts', 'partner', 'issuedAt');
  return { settlement: { ...own, lines: shownLines(settlement) } };
}

export default function DeskSettlementPage() {
  const { settlement } = useLoaderData<typeof loader>();
  return (
    <Page
      title={m.settlement_title({ period: monthWords(settlement.period) })}
      trail={[{ to: href('desk/settlements'), label: m.desk_settlements() }]}
    >
      <div className="flex flex-wrap gap-3">
        <LinkButton
          to={href('desk/settlement-file', { id: settlement.id, file: `statement.${'pdf'}` })}
          kind="quiet"
        >
          PDF
        </LinkButton>
        <LinkButton
          to={href('desk/settlement-file', { id: settlement.id, file: `statement.${'csv'}` })}
          kind="quiet"
        >
          CSV
        </LinkButton>
      </div>
      <SettlementFacts settlement={settlement} />
    </Page>
  );
}
