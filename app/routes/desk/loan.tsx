import type { LoaderFunctionArgs } from '@remix-run/node';
import { Form, useLoaderData } from '@remix-run/react';
import { staffLoan } from '#app/domain/loans/staff-loan.ts';
import { m } from '#app/messages/compiled/messages.js';
import { href } from '#app/paths.ts';
import { now } from '#app/platform/clock.ts';
import { without } from '#app/platform/pick.ts';
import { Button, LinkButton } from '#app/ui/button.tsx';
import { TextField } from '#app/ui/field.tsx';
import { Notice } from '#app/ui/notices.tsx';
import { Page } from '#app/ui/page.tsx';
import { StaffLoanFacts } from '#app/ui/staff-loan-facts.tsx';
import { rowId } from '#app/web/path-id.ts';
import { refusalWordsFor } from '#app/web/refusals.ts';
import { requirePartnerStaff } from '#app/web/session.ts';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { partner } = await requirePartnerStaff(request);
  const loan = await staffLoan({
    loanId: rowId(params['id']),
    partnerId: partner.id,
    now: now(),
  });
  if (!loan) throw new Response(null, { status: 404 });
  const query = new URL(request.url).searchParams;
  const code = query.get('refused');
  const photoErrors: Record<string, string> = {
    photo_is_missing: m.field_is_missing(),
    picture_is_not_readable: m.refused_picture_is_not_readable(),
  };
  const photoError = code ? photoErrors[code] : undefined;
  return {
    loan: without(loan, 'externalId', 'partnerId', 'raised', 'unrecovered', 'fundraiserDays'),
    refused: photoError ? null : refusalWordsFor(code),
    photoError,
    isPhotoKept: query.get('done') === 'photo',
    mayPost: partner.role !== 'viewer',
  };
}

export default function DeskLoanPage() {
  const { loan, refused, photoError, isPhotoKept, mayPost } = useLoaderData<typeof loader>();
  const isDraft = loan.status === 'draft' || loan.status === 'changes_requested';
  return (
    <Page
      title={`${loan.name} ${loan.use}`}
      trail={[{ to: href('desk/home'), label: m.desk_title() }]}
    >
      {refused ? <Notice tone="wrong">{refused}</Notice> : null}
      {isPhotoKept ? <Notice tone="good">{m.photo_is_kept()}</Notice> : null}
      {isDraft && mayPost ? (
        <div className="flex flex-wrap gap-3">
          <Form method="post" action={href('desk/loan-submission', { id: loan.id })}>
            <Button>{m.desk_submit()}</Button>
          </Form>
          <LinkButton to={href('desk/loan-revision', { id: loan.id })} kind="quiet">
            {m.desk_revise()}
          </LinkButton>
          <LinkButton to={href('desk/loan-potential', { id: loan.id, part: 'plan' })} kind="quiet">
            {m.potential_open()}
          </LinkButton>
          <LinkButton to={href('public/loan', { slug: loan.slug })} kind="quiet">
            {m.preview_open()}
          </LinkButton>
        </div>
      ) : (
        <p>
          <LinkButton to={href('public/loan', { slug: loan.slug })} kind="quiet">
            {loan.status === 'in_review' ? m.preview_open() : m.desk_public_page()}
          </LinkButton>
        </p>
      )}
      {mayPost ? (
        <Form
          method="post"
          action={href('desk/loan-photo', { id: loan.id })}
          encType="multipart/form-data"
          className="grid max-w-xl items-end gap-4 sm:grid-cols-[1fr_auto]"
        >
          <TextField
            name="photo"
            label={m.photo_label()}
            hint={m.photo_hint()}
            error={photoError}
            type="file"
            accept="image/jpeg,image/png,image/webp,image/avif"
            isRequired
          />
          <Button kind="quiet">{m.photo_keep()}</Button>
        </Form>
      ) : null}
      {mayPost && !isDraft ? (
        <p>
          <LinkButton to={href('desk/loan-updates', { id: loan.id })} kind="quiet">
            {m.update_act()}
          </LinkButton>
        </p>
      ) : null}
      <StaffLoanFacts loan={loan} />
    </Page>
  );
}
