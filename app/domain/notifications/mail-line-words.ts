import { cardWords } from '#app/messages/card-words.ts';
import { m } from '#app/messages/compiled/messages.js';
import { type Language, formatMoney } from '#app/messages/format.ts';
import type { MailLine } from './facts.ts';

/** One line of a mail in words, and its sum. */
export function lineWords(line: MailLine, language: Language): readonly [string, string] {
  const options = { locale: language };
  const name = line.name ?? m.a_borrower({}, options);
  const words: Record<MailLine['kind'], () => string> = {
    loan: () => `${name} ${line.use}`,
    not_placed: () => m.mail_line_not_placed({ name }, options),
    tip: () => m.order_tip({}, options),
    balance: () => m.order_from_balance({}, options),
    card: () => m.order_by_card({ card: cardWords(line.name ?? '', language) }, options),
  };
  return [words[line.kind](), formatMoney(line.amount, language)];
}
