import { m } from '#app/messages/compiled/messages.js';
import { CheckField, FieldRow, MoneyField, SelectField, TextField } from '#app/ui/field.tsx';
import { useFundingCurrency } from '#app/ui/money.tsx';
import { Section } from '#app/ui/page.tsx';
import { type FieldsProps, RhythmFields } from './rhythm-fields.tsx';

/** How much, when, at what price, and how it comes back. */
export function TermFields({ entries, errors, currency }: FieldsProps) {
  const field = (name: string, otherwise = '') => ({
    name,
    entry: entries[name] ?? otherwise,
    error: errors[name],
  });
  const price = { hint: m.draft_price_hint(), currency };
  return (
    <>
      <Section title={m.draft_terms()}>
        <FieldRow>
          <MoneyField
            {...field('localAmount')}
            label={m.facts_local_amount()}
            currency={currency}
            isRequired
          />
          <TextField
            {...field('rate')}
            label={m.disburse_rate({ local: currency, currency: useFundingCurrency() })}
            inputMode="decimal"
            isRequired
          />
          <TextField {...field('paidOutOn')} label={m.draft_paid_out_on()} type="date" isRequired />
        </FieldRow>
        <FieldRow>
          <MoneyField {...field('fee')} {...price} label={m.draft_fee()} />
          <MoneyField {...field('savings')} {...price} label={m.draft_savings()} />
          <SelectField
            {...field('savingsTime', 'payout')}
            label={m.draft_savings_time()}
            choices={[
              { value: 'payout', label: m.savings_payout() },
              { value: 'instalments', label: m.savings_instalments() },
            ]}
          />
        </FieldRow>
        <CheckField
          name="isPaidOutBefore"
          label={m.draft_paid_out_before()}
          isChecked={entries['isPaidOutBefore'] === 'yes'}
        />
        <CheckField
          name="isFlexible"
          label={m.draft_flexible()}
          hint={m.draft_flexible_hint()}
          isChecked={entries['isFlexible'] === 'yes'}
        />
      </Section>
      <Section title={m.draft_rhythm_title()}>
        <RhythmFields entries={entries} errors={errors} currency={currency} />
      </Section>
    </>
  );
}
