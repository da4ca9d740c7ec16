import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { goToStripe } from '#app/domain/partners/open-stripe-account.ts';
import { partnerPayoutWay } from '#app/domain/partners/payout-way.ts';
import { m } from '#app/messages/compiled/messages.js';
import { href } from '#app/paths.ts';
import { now } from '#app/platform/clock.ts';
import { env } from '#app/platform/env.ts';
import { ActForm } from '#app/ui/act-form.tsx';
import { Notice } from '#app/ui/notices.tsx';
import { Page, Section } from '#app/ui/page.tsx';
import { StripeAccountNotice } from '#app/ui/stripe-account-notice.tsx';
import { Facts } from '#app/ui/table.tsx';
import { railWords } from '#app/ui/term-words.ts';
import { formAnswer } from '#app/web/form-answer.ts';
import { mistakes, parseForm, refusal } from '#app/web/forms.ts';
import { requirePartnerStaff } from '#app/web/session.ts';
import { DeskNav } from './desk-nav.tsx';

export async function loader({ request }: LoaderFunctionArgs) {
  const { partner } = await requirePartnerStaff(request);
  return {
    ...(await partnerPayoutWay({ partnerId: partner.id, now: now() })),
    isManager: partner.role === 'manager',
    // Stripe sends its holder back when a link was opened before, or is too old.
    isAgain: new URL(request.url).searchParams.has('again'),
  };
}

/** The partner's manager goes to Stripe, and comes back here. */
export async function action({ request }: ActionFunctionArgs) {
  const { personId, email, partner } = await requirePartnerStaff(request, 'manager');
  const parsed = await parseForm(request, z.object({}));
  if (!parsed.ok) return mistakes(parsed);
  const { APP_ORIGIN } = env();
  const answer = await goToStripe({
    partnerId: partner.id,
    email,
    returnUrl: APP_ORIGIN + href('desk/payouts'),
    refreshUrl: APP_ORIGIN + href('desk/payouts', {}, { again: 'yes' }),
    actorId: personId,
    now: now(),
  });
  if ('refused' in answer) return refusal(answer.refused, parsed.entries);
  return redirect(answer.url);
}

export default function DeskPayouts() {
  const { rail, bank, way, account, isManager, isAgain } = useLoaderData<typeof loader>();
  const answer = formAnswer(useActionData<typeof action>());
  const needsNothing = account?.canReceive && account.currentlyDue.length === 0;
  return (
    <Page title={m.desk_payouts()} lead={<p>{m.desk_payouts_lead()}</p>} nav={<DeskNav />}>
      <Facts
        rows={[
          { label: m.partner_terms_rail(), value: railWords(rail) },
          {
            label: m.bank_account(),
            value: bank ? `${bank.bank} · ${bank.account}` : m.bank_details_missing(),
          },
        ]}
      />
      <Section title={m.desk_payouts_by_stripe()}>
        {isAgain ? <Notice>{m.desk_payouts_again()}</Notice> : null}
        {account ? <StripeAccountNotice account={account} /> : null}
        {way === 'not_reached' ? <p className="max-w-[44rem]">{m.desk_payouts_by_wire()}</p> : null}
        {way === 'not_known' ? <Notice tone="late">{m.refused_payments_are_away()}</Notice> : null}
        {way === 'reached' ? <p className="max-w-[44rem]">{m.desk_payouts_reached()}</p> : null}
        {account?.canReceive && rail !== 'stripe' ? (
          <p className="max-w-[44rem]">{m.desk_payouts_two_people()}</p>
        ) : null}
        {isManager && !needsNothing && (way === 'reached' || way === 'open') ? (
          <ActForm
            answer={answer}
            button={account ? m.desk_payouts_go_on() : m.desk_payouts_open()}
          />
        ) : null}
        {!isManager && way === 'reached' ? <p>{m.desk_payouts_manager()}</p> : null}
      </Section>
    </Page>
  );
}
