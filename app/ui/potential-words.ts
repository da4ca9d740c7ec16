import { m } from '#app/messages/compiled/messages.js';

const parts: Record<string, () => string> = {
  plan: m.part_plan,
  skills: m.part_skills,
  costs: m.part_costs,
  year: m.part_year,
  voucher: m.part_voucher,
  price: m.part_price,
};

/** A part of a request beyond its terms, as a name within a sentence. */
export function partWords(part: string): string {
  return parts[part]?.() ?? part;
}
