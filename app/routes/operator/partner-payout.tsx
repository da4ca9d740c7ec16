import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { proposersOf } from '#app/domain/approvals/catalogue.ts';
import { proposePartnerPayout } from '#app/domain/payouts/partner-payouts.ts';
import { m } from '#app/messages/compiled/messages.js';
import { href } from '#app/paths.ts';
import { fundingCurrency } from '#app/platform/env.ts';
import { pick } from '#app/platform/pick.ts';
import { MoneyText } from '#app/ui/money.tsx';
import { Facts } from '#app/ui/table.tsx';
import { ActForm } from '#app/ui/act-form.tsx';
import { StaffPage } from './staff-page.tsx';
import { formAnswer } from '#app/web/form-answer.ts';
import { partnerForStaff } from './staff-subjects.ts';
import { staffAct } from './staff-act.ts';

const schema = z.object({});

export async function loader(asked: LoaderFunctionArgs) {
  return {
    partner: pick(
      await partnerForStaff(asked, 'treasurer'),
      'id',
      'name',
      'bankDetails',
      'payable',
      'overpaid',
      'payoutRail',
    ),
  };
}

/** The first of two says that what we owe a partner is paid out. */
export async function action(asked: ActionFunctionArgs) {
  return staffAct(asked, {
    roles: proposersOf('partner_payout'),
    schema,
    act: ({ id, ...by }) =>
      proposePartnerPayout({ currency: fundingCurrency(), partnerId: id, ...by }),
    leadsTo: () => href('operator/money'),
  });
}

export default function AdminPartnerPayout() {
  const { partner } = useLoaderData<typeof loader>();
  const [to] = partner.bankDetails;
  const isNothing = partner.payable + partner.overpaid === 0n;
  const lacksBank = partner.payoutRail !== 'stripe' && !to ? m.bank_details_missing() : null;
  const reason = isNothing ? m.refused_nothing_is_payable() : lacksBank;
  const answer = formAnswer(useActionData<typeof action>());
  return (
    <StaffPage
      title={m.partner_payout_title()}
      about={partner.name}
      back={{ to: href('operator/partner', { id: partner.id }), label: m.column_partner() }}
    >
      <Facts
        rows={[
          { label: m.partner_payable(), value: <MoneyText amount={partner.payable} /> },
          { label: m.partner_overpaid(), value: <MoneyText amount={partner.overpaid} /> },
          ...(to ? [{ label: m.bank_account(), value: `${to.bank} · ${to.account}` }] : []),
        ]}
      />
      <ActForm answer={answer} button={m.propose_button()} notNowBecause={reason} />
    </StaffPage>
  );
}
