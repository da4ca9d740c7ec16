import type { LoaderFunctionArgs } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { staffPartners } from '#app/domain/partners/staff-partners.ts';
import { m } from '#app/messages/compiled/messages.js';
import { href } from '#app/paths.ts';
import { OperatorNav } from './operator-nav.tsx';
import { LinkButton } from '#app/ui/button.tsx';
import { countryName } from '#app/ui/display-names.ts';
import { Flag } from '#app/ui/notices.tsx';
import { Page } from '#app/ui/page.tsx';
import { Table } from '#app/ui/table.tsx';
import { hasRole, requireStaff } from '#app/web/session.ts';

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireStaff(request, 'reviewer', 'treasurer', 'auditor');
  return { partners: await staffPartners(), mayInvite: hasRole(actor, 'admin') };
}

export default function AdminPartners() {
  const { partners, mayInvite } = useLoaderData<typeof loader>();
  return (
    <Page title={m.partners_title()} nav={<OperatorNav />}>
      {mayInvite ? (
        <p>
          <LinkButton to={href('operator/partner-new')} kind="quiet">
            {m.partner_new_title()}
          </LinkButton>
        </p>
      ) : null}
      <Table
        caption={m.partners_title()}
        rows={partners}
        rowKey={(partner) => partner.id}
        empty={m.partners_none()}
        columns={[
          {
            label: m.column_partner(),
            cell: (partner) => (
              <Link to={href('operator/partner', { id: partner.id })}>{partner.name}</Link>
            ),
          },
          { label: m.facts_place(), cell: (partner) => countryName(partner.country) },
          { label: m.partners_loans(), isFigure: true, cell: (partner) => partner.loanCount },
          {
            label: m.column_state(),
            saysItself: true,
            cell: (partner) =>
              partner.isSuspended ? (
                <Flag tone="late">{m.partner_paused()}</Flag>
              ) : (
                <Flag tone="good">{m.partner_active_short()}</Flag>
              ),
          },
        ]}
      />
    </Page>
  );
}
