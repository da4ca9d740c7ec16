import type { FormAnswer } from '../ui/staff-form.tsx';
import { type FieldError, errorWords } from './field-errors.ts';

/** An action's answer as the form shows it; nothing wrong where there was none. */
export function formAnswer(
  answer:
    | {
        errors: Record<string, FieldError>;
        entries: Record<string, string>;
        refused: string | null;
      }
    | undefined,
): FormAnswer {
  return {
    errors: errorWords(answer?.errors),
    entries: answer?.entries ?? {},
    refused: answer?.refused ?? null,
  };
}
