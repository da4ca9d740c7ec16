import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { borrowerForDraft } from '#app/domain/drafts/borrower-for-draft.ts';
import { draftLoan } from '#app/domain/drafts/draft-loan.ts';
import { deskBorrowers } from '#app/domain/loans/desk-borrowers.ts';
import { partnerForDraft } from '#app/domain/partners/partner-for-draft.ts';
import { m } from '#app/messages/compiled/messages.js';
import { href } from '#app/paths.ts';
import { now } from '#app/platform/clock.ts';
import { pick } from '#app/platform/pick.ts';
import { BorrowerPick } from './borrower-pick.tsx';
import { DraftForm } from './draft-page.tsx';
import { takeDraft } from './draft-action.ts';
import { Page } from '#app/ui/page.tsx';
import { currentLanguage } from '#app/web/language.ts';
import { requirePartnerStaff } from '#app/web/session.ts';

/** As many as a person reads through; whoever is not among them is looked for by more letters. */
const mostMatches = 8;

/** Whom the address names, of this partner's; nobody, where it names none. */
async function pickedIn(request: Request, partnerId: number) {
  const id = new URL(request.url).searchParams.get('borrower');
  if (id === null) return null;
  const borrower = /^\d{1,9}$/.test(id) ? await borrowerForDraft(Number(id), partnerId) : null;
  if (!borrower) throw new Response(null, { status: 404 });
  return borrower;
}

export async function loader({ request }: LoaderFunctionArgs) {
  const { personId, partner } = await requirePartnerStaff(request, 'officer', 'manager');
  const picked = await pickedIn(request, partner.id);
  const text = (new URL(request.url).searchParams.get('text') ?? '').trim().slice(0, 80);
  const find = { text, status: null, before: null };
  const found = text ? (await deskBorrowers(partner.id, find)).borrowers : [];
  return {
    personId,
    currency: (await partnerForDraft(partner.id)).localCurrency,
    picked: picked?.shown ?? null,
    text,
    found: found
      .slice(0, mostMatches)
      .map((row) => pick(row, 'id', 'name', 'town', 'clientId', 'loanCount')),
    isMore: found.length > mostMatches,
  };
}

export async function action({ request }: ActionFunctionArgs) {
  const { personId, partner } = await requirePartnerStaff(request, 'officer', 'manager');
  const partnerId = partner.id;
  const picked = await pickedIn(request, partnerId);
  return takeDraft(await request.formData(), {
    partnerId,
    language: currentLanguage(),
    borrower: picked?.draft ?? null,
    goesOnAt: (id) => href('desk/loan-potential', { id, part: 'plan' }),
    write: (draft) => draftLoan({ partnerId, draft, actorId: personId, now: now() }),
  });
}

export default function DeskDraft() {
  const { currency, personId, picked, ...finding } = useLoaderData<typeof loader>();
  const here = href('desk/loan-new');
  return (
    <Page
      title={m.draft_title()}
      lead={<p>{m.draft_lead()}</p>}
      trail={[{ to: href('desk/home'), label: m.desk_title() }]}
    >
      {picked ? null : <BorrowerPick {...finding} />}
      <DraftForm
        action={picked ? `${here}?borrower=${picked.id}` : here}
        answer={useActionData<typeof action>()}
        currency={currency}
        picked={picked}
        personId={personId}
      />
    </Page>
  );
}
