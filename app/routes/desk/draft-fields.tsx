import { m } from '#app/messages/compiled/messages.js';
import {
  CheckField,
  FieldRow,
  MoneyField,
  SelectField,
  TextArea,
  TextField,
} from '#app/ui/field.tsx';
import { useFundingCurrency } from '#app/ui/money.tsx';
import { Section } from '#app/ui/page.tsx';
import { sectorWords, sectors } from '#app/ui/sectors.ts';

interface FieldsProps {
  entries: Record<string, string>;
  errors: Record<string, string>;
  currency: string;
}

/** The officer's form: who, what for, how much, and how it comes back. */
export function DraftFields(props: FieldsProps) {
  return (
    <>
      <BorrowerFields {...props} />
      <PurposeFields {...props} />
      <TermFields {...props} />
    </>
  );
}

function BorrowerFields({ entries, errors }: FieldsProps) {
  const field = (name: string) => ({ name, entry: entries[name], error: errors[name] });
  return (
    <Section title={m.draft_borrower()}>
      <FieldRow>
        <TextField {...field('firstName')} label={m.draft_first_name()} isRequired />
        <TextField {...field('groupName')} label={m.draft_group_name()} />
        <TextField
          {...field('memberCount')}
          entry={entries['memberCount'] ?? '1'}
          label={m.draft_members()}
          inputMode="numeric"
        />
        <TextField {...field('town')} label={m.draft_town()} hint={m.draft_town_hint()} />
        <TextField {...field('clientId')} label={m.draft_client_id()} />
        <TextField {...field('externalId')} label={m.draft_loan_id()} />
      </FieldRow>
      <CheckField
        name="consent"
        label={m.draft_consent()}
        hint={m.draft_consent_hint()}
        isChecked={entries['consent'] === 'yes'}
      />
    </Section>
  );
}

function PurposeFields({ entries, errors }: FieldsProps) {
  const field = (name: string) => ({ name, entry: entries[name], error: errors[name] });
  return (
    <Section title={m.draft_purpose()}>
      <TextField {...field('use')} label={m.draft_use()} hint={m.draft_use_hint()} isRequired />
      <FieldRow>
        <SelectField
          {...field('sector')}
          label={m.filter_sector()}
          choices={[
            { value: '', label: m.choose_one() },
            ...sectors.map((sector) => ({ value: sector, label: sectorWords(sector) })),
          ]}
        />
        <TextField {...field('activity')} label={m.draft_activity()} isRequired />
      </FieldRow>
      <TextArea
        {...field('story')}
        label={m.facts_story()}
        hint={m.draft_story_hint()}
        isRequired
      />
    </Section>
  );
}

function TermFields({ entries, errors, currency }: FieldsProps) {
  const field = (name: string, otherwise = '') => ({
    name,
    entry: entries[name] ?? otherwise,
    error: errors[name],
  });
  return (
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
        <TextField
          {...field('annualRate')}
          label={m.draft_annual_rate()}
          inputMode="decimal"
          isRequired
        />
        <SelectField
          {...field('method', 'flat')}
          label={m.draft_method()}
          choices={[
            { value: 'flat', label: m.method_flat() },
            { value: 'declining', label: m.method_declining() },
            { value: 'equal_principal', label: m.method_equal_principal() },
          ]}
        />
        <TextField
          {...field('instalments', '12')}
          label={m.draft_instalments()}
          inputMode="numeric"
        />
        <TextField {...field('every', '1')} label={m.draft_every()} inputMode="numeric" />
        <SelectField
          {...field('unit', 'MONTHS')}
          label={m.draft_unit()}
          choices={[
            { value: 'MONTHS', label: m.unit_months() },
            { value: 'WEEKS', label: m.unit_weeks() },
            { value: 'DAYS', label: m.unit_days() },
          ]}
        />
        <TextField
          {...field('principalGrace', '0')}
          label={m.draft_grace()}
          hint={m.draft_grace_hint()}
          inputMode="numeric"
        />
      </FieldRow>
      <FieldRow>
        <MoneyField
          {...field('fee')}
          label={m.draft_fee()}
          hint={m.draft_price_hint()}
          currency={currency}
        />
        <MoneyField
          {...field('savings')}
          label={m.draft_savings()}
          hint={m.draft_price_hint()}
          currency={currency}
        />
        <SelectField
          {...field('savingsTime', 'payout')}
          label={m.draft_savings_time()}
          choices={[
            { value: 'payout', label: m.savings_payout() },
            { value: 'instalments', label: m.savings_instalments() },
          ]}
        />
      </FieldRow>
      <TextArea
        {...field('rows')}
        label={m.draft_rows()}
        hint={m.draft_rows_hint()}
        rows={4}
        isCode
      />
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
  );
}
