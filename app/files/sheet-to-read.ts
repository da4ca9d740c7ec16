import { decoded } from './decode.ts';
import { isWorkbook, sheetsOf } from './workbook.ts';

/** A file as text, or the sheets of a workbook of which each could be the one that is meant. */
export type FileText = { readonly text: string } | { readonly several: readonly string[] };

/**
 * A file as text, in whichever encoding; of a workbook the one sheet that can be read. What is no workbook
 * after all stays as it came, for the reader to say so.
 */
export async function textOfFile(
  bytes: Uint8Array,
  canBeRead: (sheet: string) => boolean,
): Promise<FileText> {
  const sheets = isWorkbook(bytes) ? await sheetsOf(bytes) : null;
  if (sheets === null) return { text: decoded(bytes) };
  const [first, ...others] = sheets.filter(({ text }) => canBeRead(text));
  if (others.length > 0)
    return { several: [first, ...others].flatMap((sheet) => sheet?.name ?? []) };
  return { text: first?.text ?? sheets[0]?.text ?? '' };
}
