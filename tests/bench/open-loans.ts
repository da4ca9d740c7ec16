import { instalmentsEach, worldDay } from './a-million-loans.ts';
import type { Place } from './place.ts';

/** More than a bench ever lends to one of them. */
const room = '1000000000::bigint';

/** Open loans that take more than the bench lends them. */
export async function makeRoom(place: Place): Promise<number[]> {
  const { rows } = await place.sql(`select id from loans where status = 'fundraising' order by id`);
  const ids = (rows as { id: number }[]).map(({ id }) => id);
  for (const id of ids) await askFor(place, id, room);
  return ids;
}

/** As if the loan had been asked for with another amount from the start. */
export async function askFor(place: Place, loanId: number, amount: string): Promise<void> {
  await place.sql(`
    alter table loans disable trigger user;
    alter table instalments disable trigger user;
    update loans set amount = ${amount}, local_amount = (${amount}) * 160,
                     fundraiser_ends_at = '${worldDay.toISOString()}'::timestamptz + interval '20 days'
     where id = ${loanId};
    update instalments i set principal = part, local_principal = part * 160
      from (select number, case number when 1 then amount - amount / ${instalmentsEach} * ${instalmentsEach - 1}
                                       else amount / ${instalmentsEach} end as part
              from loans, generate_series(1, ${instalmentsEach}) number where id = ${loanId}) p
     where i.loan_id = ${loanId} and i.number = p.number;
    alter table loans enable trigger user;
    alter table instalments enable trigger user`);
}
