import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { draftToRevise } from '#app/domain/drafts/draft-to-revise.ts';
import { reviseDraft } from '#app/domain/drafts/revise-draft.ts';
import { m } from '#app/messages/compiled/messages.js';
import { formatAmount, formatDecimal } from '#app/messages/format.ts';
import { asCurrency } from '#app/money/currencies.ts';
import { href } from '#app/paths.ts';
import { now } from '#app/platform/clock.ts';
import { Notice } from '#app/ui/notices.tsx';
import { Page } from '#app/ui/page.tsx';
import { returnWords } from '#app/ui/return-words.ts';
import { DraftForm } from './draft-page.tsx';
import { takeDraft } from './draft-action.ts';
import { entriesOfRows, rowsShown } from './schedule-rows.ts';
import { currentLanguage } from '#app/web/language.ts';
import { rowId } from '#app/web/path-id.ts';
import { requirePartnerStaff } from '#app/web/session.ts';

/** The field that a reviewer's reason is about. */
const fieldOfCode: Record<string, string> = {
  story_names_too_much: 'story',
  story_is_unclear: 'story',
  amount_is_implausible: 'localAmount',
  schedule_is_implausible: 'rhythm',
};

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { personId, partner } = await requirePartnerStaff(request, 'officer', 'manager');
  const loanId = rowId(params['id']);
  const draft = await draftToRevise(loanId, partner.id);
  if (!draft) throw new Response(null, { status: 404 });
  const { localAmount: amount, fee, savings, postedRate, sentBack } = draft;
  const currency = asCurrency(draft.currency);
  const language = currentLanguage();
  const write = (sum: bigint) => formatAmount({ amount: sum, currency }, language);
  const rows = entriesOfRows(draft.instalments, currency);
  const field = fieldOfCode[sentBack?.code ?? ''];
  return {
    personId,
    loanId,
    name: draft.name,
    currency,
    sentBack,
    // As the reader writes them, so that they are read back as the same.
    saved: {
      ...draft.entries,
      rhythm: 'rows',
      ...rows,
      rowCount: String(rowsShown(rows)),
      localAmount: write(amount),
      fee: fee === null ? '' : write(fee),
      savings: savings === null ? '' : write(savings),
      rate: formatDecimal(postedRate, language),
    },
    remarks: field && sentBack?.reason ? { [field]: sentBack.reason } : {},
  };
}

/** A draft is written anew, or one that was sent back. */
export async function action({ request, params }: ActionFunctionArgs) {
  const { personId, partner } = await requirePartnerStaff(request, 'officer', 'manager');
  const asked = { loanId: rowId(params['id']), partnerId: partner.id };
  const before = await draftToRevise(asked.loanId, asked.partnerId);
  if (!before) throw new Response(null, { status: 404 });
  return takeDraft(await request.formData(), {
    partnerId: partner.id,
    language: before.language ?? currentLanguage(),
    borrower: null,
    write: (draft) => reviseDraft({ ...asked, draft, actorId: personId, now: now() }),
  });
}

export default function DeskRevision() {
  const { personId, loanId, name, currency, sentBack, saved, remarks } =
    useLoaderData<typeof loader>();
  return (
    <Page
      title={m.revision_title({ name })}
      trail={[
        { to: href('desk/home'), label: m.desk_title() },
        { to: href('desk/loan', { id: loanId }), label: name },
      ]}
    >
      {sentBack ? (
        <Notice tone="late" title={m.revision_sent_back()}>
          {[sentBack.code ? returnWords(sentBack.code) : null, sentBack.reason]
            .filter(Boolean)
            .join(': ')}
        </Notice>
      ) : null}
      <DraftForm
        action={href('desk/loan-revision', { id: loanId })}
        answer={useActionData<typeof action>()}
        currency={currency}
        personId={personId}
        saved={saved}
        remarks={remarks}
      />
    </Page>
  );
}
