import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { staffPartner } from '#app/domain/partners/staff-partners.ts';
import { m } from '#app/messages/compiled/messages.js';
import { href } from '#app/paths.ts';
import { fundingCurrency } from '#app/platform/env.ts';
import { OperatorNav } from './operator-nav.tsx';
import { countryName } from '#app/ui/display-names.ts';
import { Page } from '#app/ui/page.tsx';
import { PartnerActs } from './partner-acts.tsx';
import { rowId } from '#app/web/path-id.ts';
import { hasRole, requireStaff } from '#app/web/session.ts';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireStaff(request, 'reviewer', 'treasurer', 'auditor');
  const partner = await staffPartner(rowId(params['id']), fundingCurrency());
  if (!partner) throw new Response(null, { status: 404 });
  const isAdmin = hasRole(actor, 'admin');
  const isTreasurer = hasRole(actor, 'treasurer');
  // Names and bank details of a partner's people are for those who act on them.
  const shown = isTreasurer ? partner : { ...partner, bankDetails: [], staff: [] };
  return { partner: shown, isAdmin, isTreasurer };
}

export default function AdminPartner() {
  const { partner, isAdmin, isTreasurer } = useLoaderData<typeof loader>();
  return (
    <Page
      title={partner.name}
      lead={<p>{countryName(partner.country)}</p>}
      trail={[{ to: href('operator/partners'), label: m.partners_title() }]}
      nav={<OperatorNav />}
    >
      <PartnerActs partner={partner} isAdmin={isAdmin} isTreasurer={isTreasurer} />
    </Page>
  );
}
