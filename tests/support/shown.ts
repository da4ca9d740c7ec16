/** Values that a loader hands over, and which of them a page has looked at. */
export interface Tracked<Data> {
  readonly data: Data;
  /** Paths, as `rows[].name`, of what nobody has looked at. */
  unread(html: string): string[];
}

const isLeaf = (value: unknown): boolean =>
  value === null || typeof value !== 'object' || value instanceof Date;

/**
 * Wraps data so that each value that is read is noted. A row that is copied whole (`{ ...row }`) says
 * nothing of its parts: what was copied counts as shown where it stands in the page, or is no text.
 */
export function tracked<Data>(data: Data): Tracked<Data> {
  const read = new Set<string>();
  const copied = new Map<string, Set<string>>();
  const all = new Set<string>();
  collect(data, '', all);

  function wrap(value: unknown, path: string): unknown {
    if (isLeaf(value)) return value;
    let copying: string | symbol | null = null;
    return new Proxy(value as object, {
      getOwnPropertyDescriptor(target, key) {
        copying = key;
        return Reflect.getOwnPropertyDescriptor(target, key);
      },
      get(target, key, receiver) {
        const found: unknown = Reflect.get(target, key, receiver);
        const isCopy = copying === key;
        copying = null;
        if (typeof key === 'symbol' || typeof found === 'function') return found;
        const at = step(path, key, Array.isArray(target));
        if (!isLeaf(found)) return wrap(found, at);
        if (isCopy && typeof found === 'string') {
          copied.set(at, (copied.get(at) ?? new Set()).add(found));
        } else read.add(at);
        return found;
      },
    });
  }

  const unread = (html: string) => {
    const text = html.replaceAll('&#x27;', "'").replaceAll('&quot;', '"').replaceAll('&amp;', '&');
    const stands = (at: string) =>
      [...(copied.get(at) ?? [])].some((it) => text.includes(signs[it] ?? it));
    return [...all].filter((at) => !read.has(at) && !stands(at)).sort();
  };
  return { data: wrap(data, '') as Data, unread };
}

const step = (path: string, key: string, isList: boolean) =>
  isList && /^\d+$/.test(key) ? `${path}[]` : path === '' ? key : `${path}.${key}`;

/** A currency stands in its page as its sign. */
const signs: Record<string, string> = { USD: '$', IDR: 'Rp' };

/** The paths of everything that says something. */
function collect(value: unknown, path: string, into: Set<string>): void {
  if (value === null || value === undefined || typeof value === 'function') return;
  if (isLeaf(value)) {
    if (path !== '') into.add(path);
    return;
  }
  for (const [key, inner] of Object.entries(value as object))
    collect(inner, step(path, key, Array.isArray(value)), into);
}
