/** Where somebody works, by what the loan is for: where there is neither photograph nor portrait. */
const ofSectors: Readonly<Record<string, string>> = {
  Agriculture: 'field-potatoes',
  Arts: 'workshop-carving',
  Clothing: 'classroom-sewing',
  Construction: 'sea-roof',
  Education: 'classroom-place',
  Entertainment: 'street-place',
  Food: 'kitchen-tempeh',
  Health: 'shop-pharmacy',
  Housing: 'sea-roof',
  Manufacturing: 'workshop-pottery',
  'Personal Use': 'street-place',
  Retail: 'shop-kanga',
  Services: 'workshop-phones',
  Transportation: 'street-bicycle',
  Wholesale: 'market-peanuts',
};

export function sceneOfSector(sector: string): string {
  const scene = Object.hasOwn(ofSectors, sector) ? ofSectors[sector] : undefined;
  return `scenes/${scene ?? 'street-place'}`;
}
