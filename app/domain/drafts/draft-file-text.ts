import { decoded } from '#app/files/decode.ts';
import { isWorkbook, sheetsOf } from '#app/files/workbook.ts';
import { draftTable } from './read-draft-table.ts';

/** A file of drafts as text, in whichever encoding; of a workbook the first sheet that has loans in it. */
export async function draftFileText(bytes: Uint8Array): Promise<string> {
  const sheets = isWorkbook(bytes) ? await sheetsOf(bytes) : null;
  if (sheets === null) return decoded(bytes);
  return sheets.find((sheet) => draftTable(sheet, {}) !== null) ?? sheets[0] ?? '';
}
