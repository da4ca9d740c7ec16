/**
 * The drawings of a demonstration's people: a portrait for each, never by chance, and the same place with
 * the same goods without anybody, for when a borrower is not shown.
 */
const scenes: Readonly<Record<string, string>> = {
  rahma: 'kitchen-tempeh',
  putu: 'street-bicycle',
  njeri: 'classroom-sewing',
  siti: 'field-fish',
  wayan: 'workshop-carving',
  maria: 'shop-pharmacy',
  rafael: 'andes-potatoes',
  achieng: 'lake-headlake',
  amina: 'shop-kanga',
  kwame: 'field-cocoa',
  lucia: 'workshop-pottery',
  thuy: 'lake-greens',
  harpreet: 'field-milk',
  meena: 'market-bangles',
  samuel: 'field-bees',
  beatriz: 'kitchen-bread',
  dedi: 'terraces-coffee',
  fatou: 'market-peanuts',
  nino: 'kitchen-honey',
  bekele: 'shop-ricecart',
  rosa: 'sea-seaweed',
  jose: 'sea-roof',
  moussa: 'workshop-phones',
  ketut: 'terraces-loom',
};

/** A drawing's file below `public`, without its ending: `portraits/rahma`, `scenes/kitchen-tempeh`. */
export type Drawing = string;

/** What of a borrower's drawing is shown: all of it, or the place and the goods alone. */
export function shownDrawing(drawing: Drawing | null, showsPerson: boolean): Drawing | null {
  const [, person] = /^portraits\/(.+)$/.exec(drawing ?? '') ?? [];
  if (person === undefined || showsPerson) return drawing;
  const scene = Object.hasOwn(scenes, person) ? scenes[person] : undefined;
  return scene === undefined ? null : `scenes/${scene}`;
}
