import { decoded } from '#app/files/decode.ts';
import { isWorkbook, sheetsOf } from '#app/files/workbook.ts';
import { readRepayments } from './read-repayments.ts';

/**
 * A partner's file as text, in whichever encoding; of a workbook the first sheet that can be read. What
 * is no workbook after all stays as it came, for the reader to say so.
 */
export async function fileText(bytes: Uint8Array): Promise<string> {
  const sheets = isWorkbook(bytes) ? await sheetsOf(bytes) : null;
  if (sheets === null) return decoded(bytes);
  return sheets.find((sheet) => !('refused' in readRepayments(sheet))) ?? sheets[0] ?? '';
}
