import { m } from './compiled/messages.js';

/** The sectors a loan can belong to, as the field names them, in words. */
export const sectorMessages: Readonly<
  Record<string, (inputs?: object, options?: { locale: 'en' | 'id' }) => string>
> = {
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
