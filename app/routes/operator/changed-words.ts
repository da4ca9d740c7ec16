import { m } from '#app/messages/compiled/messages.js';

const parts: Record<string, () => string> = {
  name: m.column_name,
  town: m.draft_town,
  use: m.draft_use,
  sector: m.filter_sector,
  activity: m.draft_activity,
  story: m.facts_story,
  amount: m.column_amount,
  schedule: m.schedule_title,
  plan: m.part_plan,
  skills: m.part_skills,
  costs: m.part_costs,
  year: m.part_year,
  voucher: m.part_voucher,
  price: m.part_price,
};

/** A part of a draft, in words. */
export function changedWords(part: string): string {
  return parts[part]?.() ?? part;
}
