import { m } from '#app/messages/compiled/messages.js';
import { SelectField, TextField } from '#app/ui/field.tsx';
import { type FormAnswer, fieldOf } from '#app/ui/act-form.tsx';

/** Who a partner is, who bears which risk of its loans, and who manages it first. */
export function PartnerFields(props: { answer: FormAnswer; zones: readonly string[] }) {
  const { answer } = props;
  return (
    <>
      <TextField {...fieldOf(answer, 'name')} label={m.partner_name()} isRequired />
      <TextField
        {...fieldOf(answer, 'country')}
        label={m.filter_country()}
        hint={m.partner_country_hint()}
        isShort
        isRequired
      />
      <SelectField
        {...fieldOf(answer, 'zone', 'Asia/Jakarta')}
        label={m.partner_zone()}
        hint={m.partner_zone_hint()}
        choices={props.zones.map((zone) => ({ value: zone, label: zone.replaceAll('_', ' ') }))}
      />
      <RiskFields answer={answer} />
      <TextField {...fieldOf(answer, 'managerName')} label={m.partner_manager_name()} isRequired />
      <TextField
        {...fieldOf(answer, 'managerEmail')}
        label={m.partner_manager_email()}
        hint={m.partner_manager_hint()}
        type="email"
        isRequired
      />
    </>
  );
}

/** Who bears which risk of a partner's loans. */
export function RiskFields(props: {
  answer: FormAnswer;
  held?: { nonpayment: string; currency: string; coverage: string };
}) {
  const { answer, held } = props;
  return (
    <>
      <SelectField
        {...fieldOf(answer, 'nonpaymentLiability', held?.nonpayment ?? 'lender')}
        label={m.partner_nonpayment()}
        choices={[
          { value: 'lender', label: m.bearing_lenders() },
          { value: 'partner', label: m.bearing_partner() },
        ]}
      />
      <SelectField
        {...fieldOf(answer, 'currencyLiability', held?.currency ?? 'partner')}
        label={m.partner_currency()}
        choices={[
          { value: 'partner', label: m.bearing_partner() },
          { value: 'shared', label: m.bearing_shared() },
          { value: 'lender', label: m.bearing_lenders() },
          { value: 'none', label: m.bearing_nobody() },
        ]}
      />
      <TextField
        {...fieldOf(answer, 'currencyCoverage', held?.coverage ?? '')}
        label={m.partner_coverage()}
        hint={m.partner_coverage_hint()}
        inputMode="decimal"
        isShort
      />
    </>
  );
}
