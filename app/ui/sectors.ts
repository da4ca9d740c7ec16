import { m } from '#app/messages/compiled/messages.js';

/** The sectors a loan can belong to, as the field names them, in words. */
const words: Record<string, () => string> = {
  Agriculture: m.sector_agriculture,
  Arts: m.sector_arts,
  Clothing: m.sector_clothing,
  Construction: m.sector_construction,
  Education: m.sector_education,
  Entertainment: m.sector_entertainment,
  Food: m.sector_food,
  Health: m.sector_health,
  Housing: m.sector_housing,
  Manufacturing: m.sector_manufacturing,
  'Personal Use': m.sector_personal_use,
  Retail: m.sector_retail,
  Services: m.sector_services,
  Transportation: m.sector_transportation,
  Wholesale: m.sector_wholesale,
};

export const sectors = Object.keys(words);

/** A sector in the reader's language; one that a partner named differently stays as it is. */
export function sectorWords(sector: string): string {
  return Object.hasOwn(words, sector) ? (words[sector]?.() ?? sector) : sector;
}
