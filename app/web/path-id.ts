const largest = 2_147_483_647;

/** A row's number from an address or a field; 0, which no row has, for anything else. */
export function rowId(text: unknown): number {
  const id = typeof text === 'string' && /^\d{1,10}$/.test(text) ? Number(text) : 0;
  return id <= largest ? id : 0;
}
