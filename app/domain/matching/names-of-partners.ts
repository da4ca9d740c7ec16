import type { Tx } from '#app/platform/db.ts';

/** What a bank may call each partner: its name, and who holds its account. */
export async function namesOfPartners(
  reader: Pick<Tx, 'partner' | 'partnerBankDetails'>,
): Promise<Map<number, string[]>> {
  const partners = await reader.partner.findMany({ select: { id: true, name: true } });
  const details = await reader.partnerBankDetails.findMany({
    select: { partnerId: true, holder: true },
  });
  return new Map(
    partners.map(({ id, name }) => [
      id,
      [name, ...details.filter((one) => one.partnerId === id).map((one) => one.holder)],
    ]),
  );
}
