import { m } from '#app/messages/compiled/messages.js';
import type { PhotoFacts } from '#app/domain/borrowers/visibility-rules.ts';
import { href } from '#app/paths.ts';
import { CheckField, FieldRow, SelectField, TextArea, TextField } from '#app/ui/field.tsx';
import { LinkButton } from '#app/ui/button.tsx';
import { BorrowerFacts } from './borrower-record.tsx';
import type { FieldsProps } from './rhythm-fields.tsx';
import { TermFields } from './term-fields.tsx';
import { Section } from '#app/ui/page.tsx';
import { sectorWords, sectors } from '#app/ui/sectors.ts';

/** Whom the partner has posted before. */
export interface PickedBorrower {
  readonly id: number;
  readonly name: string;
  readonly memberCount: number;
  readonly clientId: string | null;
  readonly town: string | null;
  readonly country: string;
  readonly photo: PhotoFacts | null;
  readonly hasConsent: boolean;
}

/** The officer's form: who, what for, how much, and how it comes back. */
export function DraftFields({ picked, ...props }: FieldsProps & { picked: PickedBorrower | null }) {
  return (
    <>
      {picked ? (
        <PickedFields {...props} picked={picked} />
      ) : (
        <Section title={m.draft_borrower()}>
          <BorrowerFields {...props} />
        </Section>
      )}
      <PurposeFields {...props} />
      <TermFields {...props} />
    </>
  );
}

function BorrowerFields({ entries, errors }: FieldsProps) {
  const field = (name: string) => ({ name, entry: entries[name], error: errors[name] });
  return (
    <>
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
      <ConsentField entries={entries} />
    </>
  );
}

/** What is known is shown; it is not typed again. */
function PickedFields({ entries, errors, picked }: FieldsProps & { picked: PickedBorrower }) {
  return (
    <Section title={picked.name}>
      <BorrowerFacts borrower={picked} />
      {picked.hasConsent ? <p>{m.consent_given_text()}</p> : <ConsentField entries={entries} />}
      <TextField
        name="externalId"
        entry={entries['externalId']}
        error={errors['externalId']}
        label={m.draft_loan_id()}
        isShort
      />
      <p>
        <LinkButton to={href('desk/loan-new')} kind="quiet">
          {m.pick_another()}
        </LinkButton>
      </p>
    </Section>
  );
}

function ConsentField({ entries }: Pick<FieldsProps, 'entries'>) {
  return (
    <CheckField
      name="consent"
      label={m.draft_consent()}
      hint={m.draft_consent_hint()}
      isChecked={entries['consent'] === 'yes'}
    />
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
