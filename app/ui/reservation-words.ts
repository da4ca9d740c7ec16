import type { ReservationRefusal } from '#app/domain/baskets/reservation-rules.ts';
import type { SetAsideRefusal } from '#app/domain/baskets/set-aside-rules.ts';
import { m } from '#app/messages/compiled/messages.js';

export type ReservationWord =
  ReservationRefusal | SetAsideRefusal | 'basket_is_in_checkout' | 'basket_has_another_currency';

const words: Record<ReservationWord, () => string> = {
  loan_is_already_funded: m.refused_loan_is_already_funded,
  fundraiser_has_ended: m.refused_fundraiser_has_ended,
  everything_left_is_reserved: m.refused_everything_left_is_reserved,
  not_so_much_is_left: m.refused_not_so_much_is_left,
  amount_is_not_whole_shares: m.refused_amount_is_not_whole_shares,
  more_than_without_account: m.refused_more_than_without_account,
  set_aside_for_too_long: m.refused_set_aside_for_too_long,
  set_aside_and_not_paid: m.refused_set_aside_and_not_paid,
  basket_is_in_checkout: m.refused_basket_is_in_checkout,
  basket_has_another_currency: m.refused_basket_has_another_currency,
};

/** Why a slice could not be set aside; unknown text from the address bar gets general words. */
export function reservationWords(refused: string): string {
  return Object.hasOwn(words, refused) ? words[refused as keyof typeof words]() : m.refused_other();
}
