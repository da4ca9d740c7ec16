import iconv from 'iconv-lite';

/**
 * A file as text: UTF-8 with or without its mark, UTF-16 of either order, else the Windows
 * code page of western Europe, in which every byte is a letter.
 */
export function decoded(bytes: Uint8Array): string {
  return decode(bytes).replaceAll('\0', '');
}

function decode(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return read(bytes, 'utf-16le');
  if (first === 0xfe && second === 0xff) return read(bytes, 'utf-16be');
  // Without a mark: every second byte of plain text is zero.
  if (first !== undefined && second === 0) return read(bytes, 'utf-16le');
  if (first === 0 && second !== undefined) return read(bytes, 'utf-16be');
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    // Not by TextDecoder: Node 20 reads that page as Latin 1, without its letters from 80 to 9F.
    return iconv.decode(Buffer.from(bytes), 'windows-1252');
  }
}

const read = (bytes: Uint8Array, encoding: string) => new TextDecoder(encoding).decode(bytes);
