import { m } from '#app/messages/compiled/messages.js';
import { getLocale } from '#app/messages/compiled/runtime.js';
import { type Language, formatDay, formatMoney, formatMonth } from '#app/messages/format.ts';
import type { JudgedLine, LineError, LineWarning } from './judged-line.ts';

export type Verdict = 'good' | 'warning' | 'error' | 'asks';

export function verdictOf({ error, asks, warning }: JudgedLine): Verdict {
  if (error) return 'error';
  if (asks) return 'asks';
  return warning ? 'warning' : 'good';
}

type Say = (line: JudgedLine, locale: Language) => string;

const errors: Record<LineError, Say> = {
  row_is_not_readable: ({ written }) => written.problem ?? '',
  member_is_not_readable: ({ about }, locale) =>
    m.line_member_is_not_readable({ line: about.line ?? 0 }, { locale }),
  loan_is_missing: (_, locale) => m.line_loan_is_missing({}, { locale }),
  loan_is_not_known: ({ written }, locale) =>
    m.line_loan_is_not_known({ loan: written.loan }, { locale }),
  loan_could_be_two: ({ written }, locale) =>
    m.line_loan_could_be_two({ loan: written.names ?? written.loan }, { locale }),
  loan_is_named_in_another_way: ({ written }, locale) =>
    m.line_loan_is_named_in_another_way({ loan: written.loan }, { locale }),
  loan_is_not_in_repayment: (_, locale) => m.line_loan_is_not_in_repayment({}, { locale }),
  loan_is_reported_twice: ({ about }, locale) =>
    m.line_loan_is_reported_twice({ line: about.line ?? 0 }, { locale }),
  receipt_is_given_twice: ({ about, written }, locale) =>
    m.line_receipt_is_given_twice(
      { receipt: written.receipt ?? '', line: about.line ?? 0 },
      { locale },
    ),
  receipt_was_reported: ({ about, written }, locale) =>
    m.line_receipt_was_reported(
      { receipt: written.receipt ?? '', month: formatMonth(about.period ?? '', locale) },
      { locale },
    ),
  row_has_a_cell_too_many: ({ written }, locale) =>
    m.line_row_has_a_cell_too_many({ text: written.beyond ?? '' }, { locale }),
  amount_is_not_a_number: ({ written }, locale) =>
    m.line_amount_is_not_a_number({ text: written.amount }, { locale }),
  amount_is_in_another_currency: ({ written, loan }, locale) =>
    m.line_amount_is_in_another_currency(
      { text: written.amount, currency: loan?.currency ?? '' },
      { locale },
    ),
  amount_is_negative: ({ written }, locale) =>
    m.line_amount_is_negative({ text: written.amount }, { locale }),
  day_is_not_a_date: ({ written }, locale) =>
    m.line_day_is_not_a_date({ text: written.paidOn ?? '' }, { locale }),
};

const warnings: Record<LineWarning, Say> = {
  row_is_given_twice: ({ about }, locale) =>
    m.line_row_is_given_twice({ line: about.line ?? 0 }, { locale }),
  loan_has_several_names: (_, locale) => m.line_loan_has_several_names({}, { locale }),
  loan_was_found_in_the_text: (line, locale) =>
    m.line_loan_was_found_in_the_text(
      { amount: written(line, line.paid ?? 0n, locale), text: line.written.names ?? '' },
      { locale },
    ),
  amount_is_above_what_is_outstanding: (line, locale) =>
    m.line_amount_is_above_outstanding({ outstanding: sum(line, locale) }, { locale }),
  day_is_before_the_payout: ({ loan }, locale) =>
    m.line_day_is_before_the_payout(
      { day: loan?.disbursedOn ? formatDay(loan.disbursedOn, locale) : '' },
      { locale },
    ),
  day_is_missing: ({ paidOn }, locale) =>
    m.line_day_is_missing({ day: paidOn ? formatDay(paidOn, locale) : '' }, { locale }),
  day_is_outside_the_period: (_, locale) => m.line_day_is_outside_the_period({}, { locale }),
  figure_went_down: (_, locale) => m.line_figure_went_down({}, { locale }),
  figure_is_not_the_agreed_one: (_, locale) => m.line_figure_is_not_the_agreed_one({}, { locale }),
};

/** What is to be said of a line, in the reader's language: its sum where nothing is wrong. */
export function lineWords(line: JudgedLine, locale: Language = getLocale()): string {
  if (line.error) return errors[line.error](line, locale);
  if (line.asks === 'amount_could_be_two') {
    const [point = 0n, comma = 0n] = line.about.either ?? [];
    const say = (amount: bigint) => written(line, amount, locale);
    return m.line_amount_could_be_two(
      { text: line.written.amount, one: say(comma), other: say(point) },
      { locale },
    );
  }
  if (line.asks === 'day_could_be_two') {
    const [one = '', other = ''] = (line.eitherDay ?? []).map((day) => formatDay(day, locale));
    return m.line_day_could_be_two({ text: line.written.paidOn ?? '', one, other }, { locale });
  }
  if (line.warning) return warnings[line.warning](line, locale);
  return m.line_good({ amount: written(line, line.paid ?? 0n, locale) }, { locale });
}

function written({ loan }: JudgedLine, amount: bigint, locale: Language): string {
  return loan ? formatMoney({ amount, currency: loan.currency }, locale) : String(amount);
}

const sum = (line: JudgedLine, locale: Language) =>
  written(line, line.loan?.outstanding ?? 0n, locale);
