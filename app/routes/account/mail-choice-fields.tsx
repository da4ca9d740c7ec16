import { mailColumns, mailKinds } from '#app/domain/notifications/mail-kinds.ts';
import { m } from '#app/messages/compiled/messages.js';
import { type FormAnswer, fieldOf } from '#app/ui/act-form.tsx';
import { FieldRow, SelectField } from '#app/ui/field.tsx';
import { mailKindWords } from './mail-kind-words.ts';

/** How each kind of news reaches its reader: at once, once a day, or as a notice alone. */
export function MailChoiceFields(props: {
  answer: FormAnswer;
  choices: Readonly<Record<string, string>>;
}) {
  const { answer, choices } = props;
  return (
    <fieldset className="grid gap-3">
      <legend className="pb-1.5 font-semibold">{m.settings_mails()}</legend>
      <p className="text-sm text-ink-soft">{m.settings_mails_hint()}</p>
      <FieldRow>
        {mailKinds.map((kind) => (
          <SelectField
            key={kind}
            {...fieldOf(answer, mailColumns[kind], choices[mailColumns[kind]])}
            label={mailKindWords(kind)}
            choices={[
              // Repayments of a day are one thing: they are told once.
              ...(kind === 'repayments' ? [] : [{ value: 'at_once', label: m.mails_at_once() }]),
              { value: 'digest', label: m.mails_digest() },
              { value: 'notice', label: m.mails_notice() },
            ]}
          />
        ))}
      </FieldRow>
    </fieldset>
  );
}
