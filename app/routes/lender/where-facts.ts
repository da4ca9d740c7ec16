import { type Where, whereMoneyIs, wheres } from '#app/domain/balances/where-money-is-rules.ts';
import { placeOf } from '#app/web/world.ts';

type Loans = Parameters<typeof whereMoneyIs>[0];

/** Where a lender's money is, by what the address asks for, and the countries on the map. */
export function whereFacts(loans: Loans, query: URLSearchParams) {
  const by: Where = wheres.find((word) => word === query.get('by')) ?? 'country';
  const places = whereMoneyIs(loans, 'country').flatMap(({ key, amount }) => {
    const place = placeOf(key);
    return place ? [{ ...place, country: key, amount }] : [];
  });
  return { by, rows: whereMoneyIs(loans, by), places };
}
