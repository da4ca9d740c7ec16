/** So many lines of a table that may have thousands are on a page. */
const most = 200;

/** Which lines of a table a page shows: those after the number in its address. */
export function linesAsked(request: Request): { after: number; most: number } {
  const after = Number(new URL(request.url).searchParams.get('after'));
  return { after: Number.isSafeInteger(after) && after > 0 && after < 2 ** 31 ? after : 0, most };
}
