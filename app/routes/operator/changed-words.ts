import { m } from '#app/messages/compiled/messages.js';
import { partWords } from '#app/ui/potential-words.ts';

const parts: Record<string, () => string> = {
  name: m.column_name,
  town: m.draft_town,
  use: m.draft_use,
  sector: m.filter_sector,
  activity: m.draft_activity,
  story: m.facts_story,
  amount: m.column_amount,
  schedule: m.schedule_title,
};

/** A part of a draft, in words. */
export function changedWords(part: string): string {
  return parts[part]?.() ?? partWords(part);
}
