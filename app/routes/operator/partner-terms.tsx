import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { proposersOf } from '#app/domain/approvals/catalogue.ts';
import { proposePartnerTerms } from '#app/domain/partners/partner-terms.ts';
import { stripeWayOf } from '#app/domain/partners/stripe-accounts.ts';
import { m } from '#app/messages/compiled/messages.js';
import { getLocale } from '#app/messages/compiled/runtime.js';
import { formatDecimal } from '#app/messages/format.ts';
import { href } from '#app/paths.ts';
import { now } from '#app/platform/clock.ts';
import { PayoutRail, RepaymentFigure } from '#app/platform/generated/enums.ts';
import { pick } from '#app/platform/pick.ts';
import { ActForm, fieldOf } from '#app/ui/act-form.tsx';
import { SelectField, TextField } from '#app/ui/field.tsx';
import { StripeAccountNotice } from '#app/ui/stripe-account-notice.tsx';
import { figureWords, railWords } from '#app/ui/term-words.ts';
import { formAnswer } from '#app/web/form-answer.ts';
import { RiskFields } from './partner-fields.tsx';
import { lacksCoverage, riskShape } from './partner-form.ts';
import { readPercent } from './percent.ts';
import { staffAct } from './staff-act.ts';
import { StaffPage } from './staff-page.tsx';
import { partnerForStaff } from './staff-subjects.ts';
import { stripeWayWords } from './stripe-way-words.ts';

const schema = z
  .object({
    ...riskShape,
    payoutRail: z.enum(PayoutRail, 'is_missing'),
    repaymentFigure: z.enum(RepaymentFigure, 'is_missing'),
    gainFee: z
      .string('is_missing')
      .transform(readPercent)
      .refine((percent) => percent !== undefined, 'is_not_a_number'),
  })
  .refine((form) => !lacksCoverage(form), { path: ['currencyCoverage'], error: 'is_missing' });

export async function loader(asked: LoaderFunctionArgs) {
  const partner = await partnerForStaff(asked, 'treasurer');
  const { way, account } = await stripeWayOf({
    partnerId: partner.id,
    country: partner.country,
    now: now(),
  });
  return {
    partner: pick(
      partner,
      'id',
      'name',
      'payoutRail',
      'repaymentFigure',
      'nonpaymentLiability',
      'currencyLiability',
      'currencyCoverage',
      'gainFee',
    ),
    way,
    account,
  };
}

/** The first of two says on what terms we work with a partner from now on. */
export async function action(asked: ActionFunctionArgs) {
  return staffAct(asked, {
    roles: proposersOf('partner_terms'),
    schema,
    act: ({ said: { currencyCoverage, ...said }, id, ...by }) => {
      const isShared = said.currencyLiability === 'shared';
      const coverage = isShared ? (currencyCoverage ?? null) : null;
      const terms = { ...said, currencyCoverage: coverage };
      return proposePartnerTerms({ partnerId: id, terms, ...by });
    },
    leadsTo: () => href('operator/money'),
  });
}

const percentText = (hundredths: number | null) =>
  hundredths === null ? '' : formatDecimal(String(hundredths / 100), getLocale());

export default function AdminPartnerTerms() {
  const { partner, way, account } = useLoaderData<typeof loader>();
  const answer = formAnswer(useActionData<typeof action>());
  return (
    <StaffPage
      title={m.partner_terms_title()}
      about={partner.name}
      back={{ to: href('operator/partner', { id: partner.id }), label: m.column_partner() }}
    >
      <p>{m.partner_terms_lead()}</p>
      {account ? <StripeAccountNotice account={account} /> : <p>{stripeWayWords(way)}</p>}
      <ActForm answer={answer} button={m.propose_button()}>
        <SelectField
          {...fieldOf(answer, 'payoutRail', partner.payoutRail)}
          label={m.partner_terms_rail()}
          choices={(['bank', 'stripe'] as const).map((value) => ({
            value,
            label: railWords(value),
          }))}
        />
        <SelectField
          {...fieldOf(answer, 'repaymentFigure', partner.repaymentFigure)}
          label={m.partner_terms_figure()}
          hint={m.partner_terms_figure_hint()}
          choices={(['cumulative', 'outstanding'] as const).map((value) => ({
            value,
            label: figureWords(value),
          }))}
        />
        <RiskFields
          answer={answer}
          held={{
            nonpayment: partner.nonpaymentLiability,
            currency: partner.currencyLiability,
            coverage: percentText(partner.currencyCoverage),
          }}
        />
        <TextField
          {...fieldOf(answer, 'gainFee', percentText(partner.gainFee))}
          label={m.partner_terms_gain_fee()}
          hint={m.partner_terms_gain_fee_hint()}
          inputMode="decimal"
          isShort
        />
      </ActForm>
    </StaffPage>
  );
}
