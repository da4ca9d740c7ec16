import type { PotentialPartName } from '#app/domain/potential/potential-rules.ts';
import { m } from '#app/messages/compiled/messages.js';
import { type FormAnswer, fieldOf, tickOf } from '#app/ui/act-form.tsx';
import {
  CheckField,
  FieldRow,
  MoneyField,
  SelectField,
  TextArea,
  TextField,
} from '#app/ui/field.tsx';
import { monthName, yearLevelWords } from '#app/ui/year-chart.tsx';

interface FieldsProps {
  readonly answer: FormAnswer;
  readonly saved: Record<string, string>;
  readonly currency: string;
  readonly rows: number;
}

/** The fields of one screen; all may stay empty. */
export function PotentialFields({ part, ...props }: FieldsProps & { part: PotentialPartName }) {
  const Fields = { plan: Plan, skills: Skills, costs: Costs, year: Year, voucher: Voucher }[part];
  return <Fields {...props} />;
}

const numbers = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

function Plan({ answer, saved }: FieldsProps) {
  const field = (name: string) => fieldOf(answer, name, saved[name]);
  return (
    <>
      <TextArea {...field('plan')} label={m.telling_plan()} hint={m.potential_plan_hint()} />
      <TextArea
        {...field('quote')}
        label={m.potential_quote()}
        hint={m.potential_quote_hint()}
        rows={2}
      />
    </>
  );
}

function Skills({ answer, saved, rows }: FieldsProps) {
  const field = (name: string) => fieldOf(answer, name, saved[name]);
  return (
    <>
      <FieldRow>
        {numbers(rows).map((number) => (
          <TextField
            key={number}
            {...field(`skill${number}`)}
            label={m.potential_skill({ number })}
          />
        ))}
      </FieldRow>
      <TextField {...field('training')} label={m.potential_training()} />
      <SelectField
        {...field('trainingState')}
        label={m.potential_training_state()}
        choices={[
          { value: 'done', label: m.potential_training_done() },
          { value: 'under_way', label: m.potential_training_under_way() },
        ]}
      />
    </>
  );
}

function Costs({ answer, saved, rows, currency }: FieldsProps) {
  const field = (name: string) => fieldOf(answer, name, saved[name]);
  return (
    <>
      {numbers(rows).map((number) => (
        <div key={number} className="grid gap-x-5 gap-y-2 sm:grid-cols-[1.3fr_1fr]">
          <TextField {...field(`item${number}`)} label={m.potential_item({ number })} />
          <MoneyField
            {...field(`cost${number}`)}
            label={m.potential_cost({ number })}
            currency={currency}
          />
        </div>
      ))}
      <MoneyField
        {...field('ownPart')}
        label={m.potential_own_part()}
        hint={m.potential_own_part_hint()}
        currency={currency}
      />
    </>
  );
}

function Year({ answer, saved }: FieldsProps) {
  return (
    <div className="grid grid-cols-2 gap-4 sm:grid-cols-3">
      {numbers(12).map((number) => (
        <SelectField
          key={number}
          {...fieldOf(answer, `month${number}`, saved[`month${number}`])}
          label={monthName(number - 1)}
          choices={[
            { value: '', label: m.potential_not_said() },
            ...[0, 1, 2, 3].map((level) => ({
              value: String(level),
              label: yearLevelWords(level),
            })),
          ]}
        />
      ))}
    </div>
  );
}

function Voucher({ answer, saved }: FieldsProps) {
  const field = (name: string) => fieldOf(answer, name, saved[name]);
  return (
    <>
      <FieldRow>
        <TextField
          {...field('firstName')}
          label={m.potential_voucher_name()}
          hint={m.potential_voucher_name_hint()}
        />
        <TextField {...field('role')} label={m.potential_voucher_role()} />
        <TextField
          {...field('years')}
          label={m.potential_voucher_years()}
          inputMode="numeric"
          isShort
        />
      </FieldRow>
      <TextArea {...field('says')} label={m.potential_voucher_says()} rows={3} />
      <CheckField
        {...tickOf(answer, 'hasAgreed', saved['hasAgreed'] === 'yes')}
        label={m.potential_voucher_agreed()}
      />
    </>
  );
}
