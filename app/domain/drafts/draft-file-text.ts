import { type FileText, textOfFile } from '#app/files/sheet-to-read.ts';
import { draftTable } from './read-draft-table.ts';

/** A file of drafts as text; of a workbook the sheet that has loans in it. */
export const draftFileText = (bytes: Uint8Array): Promise<FileText> =>
  textOfFile(bytes, (sheet) => draftTable(sheet, {}) !== null);
