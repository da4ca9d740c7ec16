import { writeFileSync } from 'node:fs';

/**
 * Loans for a full installation: many, with long names and places, purposes of
 * several lines, and sums of six figures, to see what the pages do with them.
 * In the shape of a file of loans; everything in it is made up.
 */
const names = [
  'Siti Nurhaliza Rahmawati',
  'Kelompok Usaha Bersama Perempuan Pesisir Sumber Rejeki Makmur',
  'Ana',
  'María de los Ángeles Guadalupe Fernández-Villavicencio',
  'Wambui wa Njoroge',
  'Umoja wa Wakulima wa Mazao ya Chakula Kilimani Group',
];
const towns = ['Lombok', 'Desa Kertalangu, Denpasar Timur', 'Ol Kalou', 'San Juan de Lurigancho'];
const uses = [
  'buys a second stove to cook for two schools',
  'buys seed, organic fertiliser, a shared water pump and twelve hundred metres of drip line for the dry season, so that all the families of the group can plant at the same time',
  'buys thread',
];
const places = [
  { partner_id: 'demo-mekar', country_code: 'ID', country: 'Indonesia' },
  { partner_id: 'demo-umoja', country_code: 'KE', country: 'Kenya' },
  { partner_id: 'demo-sierra', country_code: 'PE', country: 'Peru' },
];
const sectors = ['Food', 'Agriculture', 'Retail', 'Clothing', 'Services', 'Education'];

function take<T>(from: readonly T[], index: number): T {
  return from[index % from.length] as T;
}

function loanAt(index: number) {
  const { partner_id, ...place } = index % 3 === 2 ? take(places, index) : take(places, 0);
  const name = take(names, index);
  const isGroup = name.includes('Kelompok') || name.includes('Group');
  return {
    id: 70_000 + index,
    name,
    loan_amount: take([475, 1250, 98_725, 2300, 250_000, 650], index),
    borrower_count: isGroup ? 14 : 1,
    activity: take(['Catering', 'Farming', 'Weaving', 'Fish drying'], index),
    sector: take(sectors, index),
    use: take(uses, index),
    location: { ...place, town: take(towns, index) },
    partner_id,
    description: { texts: { en: Array.from({ length: 6 }, () => take(uses, index)).join('. ') } },
    borrowers: [{ first_name: name.split(' ')[0], gender: 'F' }],
    terms: { repayment_interval: 'Monthly', repayment_term: take([6, 12, 24, 36], index) },
  };
}

/** Writes `count` of them; the first half is told as repaid or being repaid. */
export function writeFullLoans(file: string, count: number): void {
  const loans = Array.from({ length: count }, (_, index) => loanAt(index));
  writeFileSync(file, JSON.stringify(loans));
}
