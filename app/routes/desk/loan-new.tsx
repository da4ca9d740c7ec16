import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { draftLoan } from '#app/domain/drafts/draft-loan.ts';
import { partnerForDraft } from '#app/domain/partners/partner-for-draft.ts';
import { m } from '#app/messages/compiled/messages.js';
import { href } from '#app/paths.ts';
import { now } from '#app/platform/clock.ts';
import { DraftForm } from './draft-page.tsx';
import { takeDraft } from './draft-action.ts';
import { Page } from '#app/ui/page.tsx';
import { currentLanguage } from '#app/web/language.ts';
import { requirePartnerStaff } from '#app/web/session.ts';

export async function loader({ request }: LoaderFunctionArgs) {
  const { partner } = await requirePartnerStaff(request, 'officer', 'manager');
  return { currency: (await partnerForDraft(partner.id)).localCurrency };
}

export async function action({ request }: ActionFunctionArgs) {
  const { personId, partner } = await requirePartnerStaff(request, 'officer', 'manager');
  const partnerId = partner.id;
  return takeDraft(await request.formData(), {
    partnerId,
    language: currentLanguage(),
    goesOnAt: (id) => href('desk/loan-potential', { id, part: 'plan' }),
    write: (draft) => draftLoan({ partnerId, draft, actorId: personId, now: now() }),
  });
}

export default function DeskDraft() {
  const { currency } = useLoaderData<typeof loader>();
  return (
    <Page
      title={m.draft_title()}
      lead={<p>{m.draft_lead()}</p>}
      trail={[{ to: href('desk/home'), label: m.desk_title() }]}
    >
      <DraftForm
        action={href('desk/loan-new')}
        answer={useActionData<typeof action>()}
        currency={currency}
      />
    </Page>
  );
}
