import type { ReadAnswer } from '#app/domain/repayments/reported-line.ts';
import { m } from '#app/messages/compiled/messages.js';

const words = {
  file_is_a_workbook: m.refused_file_is_a_workbook,
  file_is_empty: m.refused_file_is_empty,
  file_is_not_readable: m.refused_file_is_not_readable,
  columns_could_be_two: m.refused_columns_could_be_two,
  columns_are_not_known: m.refused_columns_are_not_known,
} as const;

/** Why nothing of a file could be read, with the place and what stands there. */
export function refusalInWords(answer: Extract<ReadAnswer, { refused: string }>): string {
  const { refused, line, detail } = answer;
  const where = line ? `line ${line}: ` : '';
  return `${where}${words[refused]()}${detail ? ` (${detail})` : ''}`;
}
