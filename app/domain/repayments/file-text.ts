import { type FileText, textOfFile } from '#app/files/sheet-to-read.ts';
import { readRepayments } from './read-repayments.ts';

/** A partner's file as text; of a workbook the sheet that has repayments in it. */
export const fileText = (bytes: Uint8Array): Promise<FileText> =>
  textOfFile(bytes, (sheet) => !('refused' in readRepayments(sheet)));
