import type { FindRow } from './search-rules.ts';

/** How the rows are read: all of them, or what is new since, in whatever order. */
export interface Reader {
  readAll(): Promise<{ rows: readonly FindRow[]; seen: string }>;
  readSince(
    seen: string,
    slugs: readonly string[],
  ): Promise<{ rows: readonly FindRow[]; seen: string; ended: readonly number[] }>;
}

/** However well it is followed: all are read again after this, in milliseconds. */
const longest = 60_000;
const mostSlugs = 1_000;

/**
 * Open loans as they are now, of which only those that changed are read again: there may be twenty
 * thousand, and a loan changes many times a second. Whoever asks while they are being read waits for the
 * reading after that, as a change of their own may be too late for this one.
 */
export class FollowedRows {
  readonly #reader: Reader;
  readonly #byId = new Map<number, FindRow>();
  #sorted: readonly FindRow[] = [];
  #seen: string | null = null;
  #readAllAt = -Infinity;
  #slugs = new Set<string>();
  #reading: Promise<readonly FindRow[]> | null = null;
  #next: Promise<readonly FindRow[]> | null = null;

  constructor(reader: Reader) {
    this.#reader = reader;
  }

  /** Those that close first, first; whose fundraiser is over are left out. */
  rows(now: Date): Promise<readonly FindRow[]> {
    if (!this.#reading) return this.#begin(now);
    this.#next ??= this.#reading.then(
      () => this.#begin(now),
      () => this.#begin(now),
    );
    return this.#next;
  }

  /** Something that is shown with a loan changed, which its own row does not say. */
  changed(slug: string): void {
    if (this.#slugs.size >= mostSlugs) this.forget();
    else this.#slugs.add(slug);
  }

  /** All is read again. */
  forget(): void {
    this.#seen = null;
    this.#slugs.clear();
  }

  #begin(now: Date): Promise<readonly FindRow[]> {
    this.#next = null;
    const reading = this.#read(now).finally(() => {
      if (this.#reading === reading) this.#reading = null;
    });
    this.#reading = reading;
    return reading;
  }

  async #read(now: Date): Promise<readonly FindRow[]> {
    const seen = this.#seen;
    const slugs = [...this.#slugs];
    this.#slugs.clear();
    try {
      if (seen === null || performance.now() - this.#readAllAt > longest) await this.#readAll();
      else await this.#readSince(seen, slugs);
    } catch (error) {
      this.forget();
      throw error;
    }
    const [first] = this.#sorted;
    if (first && first.endsAt <= now)
      this.#sorted = this.#sorted.filter(({ endsAt }) => endsAt > now);
    return this.#sorted;
  }

  async #readAll(): Promise<void> {
    // From here on: what is told while it is being read is told of what it may not see.
    this.#seen = '';
    const { rows, seen } = await this.#reader.readAll();
    this.#byId.clear();
    for (const row of rows) this.#byId.set(row.id, row);
    this.#sorted = rows;
    this.#readAllAt = performance.now();
    this.#seen = this.#seen === null ? null : seen;
  }

  async #readSince(since: string, slugs: readonly string[]): Promise<void> {
    const { rows, seen, ended } = await this.#reader.readSince(since, slugs);
    if (this.#seen !== null) this.#seen = seen;
    for (const row of rows) this.#byId.set(row.id, row);
    // Asked after the rows: one of them may have ended in between.
    const gone = ended.filter((id) => this.#byId.delete(id));
    if (rows.length === 0 && gone.length === 0) return;
    this.#sorted = [...this.#byId.values()].sort(
      (a, b) => a.endsAt.getTime() - b.endsAt.getTime() || a.id - b.id,
    );
  }
}
