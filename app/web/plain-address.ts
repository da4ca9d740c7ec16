/** A step up or in place: Node 20 leaves `/a/.b/../c` as it is, where others read `/a/c`. */
export const climbs = (part: string): boolean => /^(\.|%2e){1,2}$/i.test(part);

/**
 * Whether a request names its page plainly: guards and router judge the same address only if there is
 * one way to read it. Dots that climb, strokes the other way, another host, what cannot be decoded, and
 * bytes that end a text are refused; no link of ours has any of them.
 *
 * @param target as the request has it, path and query
 */
export function isPlainAddress(target: string): boolean {
  if (!/^\/(?!\/)/.test(target)) return false;
  const [path = ''] = target.split(/[?#]/, 1);
  if (path.split('/').some(climbs)) return false;
  const base = 'http://this.site';
  if (!URL.canParse(target, base)) return false;
  const url = new URL(target, base);
  return url.origin === base && url.pathname === path && isText(path) && isText(url.search);
}

/** Decodes, and holds no byte that is none of a text. */
function isText(part: string): boolean {
  if (/%00|\0/.test(part)) return false;
  if (part.startsWith('?')) return true;
  try {
    return !decodeURIComponent(part).includes('\0');
  } catch {
    return false;
  }
}

/**
 * What the framework serves by itself, and no page of ours asks for: a list of its routes by any number
 * of addresses, which takes it seconds, and the data of one route by name.
 */
export function isFrameworks(target: string): boolean {
  const { pathname, searchParams } = new URL(target, 'http://this.site');
  return pathname.startsWith('/__') || searchParams.has('_data');
}
