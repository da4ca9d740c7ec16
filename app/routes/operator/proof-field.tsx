import { m } from '#app/messages/compiled/messages.js';
import { TextField } from '#app/ui/field.tsx';
import { type FormAnswer, fieldOf } from '#app/ui/act-form.tsx';

/** What the second person reads beside the sum: the bank's advice, a receipt, a letter. */
export function ProofField({ answer }: { answer: FormAnswer }) {
  return (
    <TextField
      {...fieldOf(answer, 'proofFile')}
      label={m.proof_file()}
      hint={m.proof_file_hint()}
      type="file"
      accept="application/pdf,image/jpeg,image/png,image/webp"
    />
  );
}
