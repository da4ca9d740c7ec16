import type { KivaLoan } from '#app/domain/drafts/read-kiva-loans.ts';

const known: Record<string, { name: string; country: string; zone: string }> = {
  'demo-mekar': { name: 'Koperasi Mekar', country: 'ID', zone: 'Asia/Makassar' },
  'demo-umoja': { name: 'Umoja Savings Circle', country: 'KE', zone: 'Africa/Nairobi' },
  'demo-sierra': { name: 'Caja Sierra', country: 'PE', zone: 'America/Lima' },
};

const zones: Record<string, string> = {
  LB: 'Asia/Beirut',
  KE: 'Africa/Nairobi',
  UG: 'Africa/Kampala',
  KH: 'Asia/Phnom_Penh',
};

/** A demo partner for a loan whose partner we do not have. */
export function partnerFacts(loan: KivaLoan): { name: string; country: string; zone: string } {
  return (
    known[loan.partnerId] ?? {
      name: `Demo partner ${loan.partnerId}`,
      country: loan.country,
      zone: zones[loan.country] ?? 'UTC',
    }
  );
}
