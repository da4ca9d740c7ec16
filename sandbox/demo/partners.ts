import type { KivaLoan } from '#app/domain/drafts/read-kiva-loans.ts';
import { zonesOfCountry } from '#app/money/countries.ts';

const known: Record<string, { name: string; country: string; zone: string }> = {
  'demo-mekar': { name: 'Koperasi Mekar', country: 'ID', zone: 'Asia/Makassar' },
  'demo-umoja': { name: 'Umoja Savings Circle', country: 'KE', zone: 'Africa/Nairobi' },
  'demo-sierra': { name: 'Caja Sierra', country: 'PE', zone: 'America/Lima' },
};

/** A demo partner for a loan whose partner we do not have. */
export function partnerFacts(loan: KivaLoan): { name: string; country: string; zone: string } {
  return (
    known[loan.partnerId] ?? {
      name: `Demo partner ${loan.partnerId}`,
      country: loan.country,
      zone: zonesOfCountry(loan.country)[0] ?? 'UTC',
    }
  );
}
