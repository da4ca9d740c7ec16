import type { ReturnCode } from '#app/domain/loans/send-back-loan.ts';
import { m } from '#app/messages/compiled/messages.js';

const words: Record<ReturnCode, () => string> = {
  story_names_too_much: m.return_story_names_too_much,
  story_is_unclear: m.return_story_is_unclear,
  photo_is_unclear: m.return_photo_is_unclear,
  amount_is_implausible: m.return_amount_is_implausible,
  schedule_is_implausible: m.return_schedule_is_implausible,
  consent_is_in_doubt: m.return_consent_is_in_doubt,
  other: m.return_other,
};

/** Why a draft was sent back, in words. */
export function returnWords(code: string): string {
  return Object.hasOwn(words, code) ? words[code as ReturnCode]() : code;
}
