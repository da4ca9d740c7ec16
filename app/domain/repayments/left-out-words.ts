import { m } from '#app/messages/compiled/messages.js';
import type { LeftOut } from './reported-line.ts';

const says = {
  title: m.report_left_out_title,
  total: m.report_left_out_total,
  told: m.report_left_out_told,
  out: m.report_left_out_out,
  not_booked: m.report_left_out_not_booked,
  taken_back: m.report_left_out_taken_back,
} as const;

/** Why a row is no repayment, in the reader's language: nobody should look for it. */
export const leftOutWords = ({ line, why, words }: LeftOut): string => says[why]({ line, words });
