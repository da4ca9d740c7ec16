import type { FormAnswer } from '#app/ui/act-form.tsx';
import { type FieldError, errorWords } from './field-errors.ts';

/** An action's answer as the form shows it; without one, nothing is wrong. */
export function formAnswer(
  answer:
    | {
        errors: Record<string, FieldError>;
        beside?: Record<string, string>;
        entries: Record<string, string>;
        refused: string | null;
      }
    | undefined,
): FormAnswer {
  return {
    errors: { ...errorWords(answer?.errors), ...answer?.beside },
    entries: answer?.entries ?? {},
    refused: answer?.refused ?? null,
  };
}
