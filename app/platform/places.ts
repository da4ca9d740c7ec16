import { AsyncLocalStorage } from 'node:async_hooks';
import pg from 'pg';
import { OverItsLimit, limitOfWork } from './limit.ts';

/**
 * The connections of one process, and who may have one. Pages of one address have at most
 * `perAddress` of them together, so that what waits for a locked table leaves the other pages
 * theirs. Whoever waits is turned away when nothing moves, not when many wait.
 */
export interface Patience {
  /** Connections in all. Ten: a hot loan took 2,000 pledges a second with eight and 50 with five hundred. */
  readonly places: number;
  /** Of these, at most so many for one address. */
  readonly perAddress: number;
  /** Turned away after so long without anybody of the address being served, in milliseconds. */
  readonly untilStuck: number;
  /** And after so long in any case, in milliseconds. */
  readonly longest: number;
  /** One statement may run so long, in milliseconds; 0 for ever. */
  readonly statement: number;
  /** And wait so long for what another holds, in milliseconds; 0 for ever. */
  readonly lock: number;
}

/** No connection was to be had. */
export class NoPlace extends Error {
  override readonly name = 'NoPlace';
}

/** Errors of the way to the server, not of what it was asked. */
const ofTheWay = new WeakSet<Error>();

export const isOfTheWay = (error: Error): boolean => ofTheWay.has(error);

const address = new AsyncLocalStorage<string>();

/** What is read in here counts as the address's. */
export function atAddress<T>(name: string, work: () => T): T {
  return address.run(name, work);
}

interface Waiting {
  readonly key: string;
  readonly since: number;
  admit(): void;
  turnAway(error: NoPlace): void;
}

/** A pool of connections that knows who is asking. */
export class Places extends pg.Pool {
  readonly #patience: Patience;
  readonly #taken = new Map<string, number>();
  readonly #queue: Waiting[] = [];
  readonly #lastServed = new Map<string, number>();
  #all = 0;
  #watch: NodeJS.Timeout | undefined;

  constructor(connectionString: string, patience: Patience) {
    super({
      connectionString,
      max: patience.places,
      connectionTimeoutMillis: patience.untilStuck,
      keepAlive: true,
      statement_timeout: patience.statement,
      lock_timeout: patience.lock,
      // For a server that stopped answering: it cannot keep its own limit.
      ...(patience.statement > 0 && { query_timeout: patience.statement + 2_000 }),
    });
    this.#patience = patience;
  }

  /** Only as a promise: the context of whoever asks goes with it. */
  override connect(): Promise<pg.PoolClient>;
  override connect(callback?: unknown): Promise<pg.PoolClient>;
  override async connect(): Promise<pg.PoolClient> {
    const work = limitOfWork();
    if (work?.isOver) throw new OverItsLimit('the work is over its limit');
    const key = address.getStore() ?? '';
    await this.#enter(key);
    let client: pg.PoolClient;
    try {
      client = await super.connect();
    } catch (error) {
      this.#leave(key);
      if (!('severity' in (error as Error))) ofTheWay.add(error as Error);
      throw error;
    }
    if (work?.isOver) {
      client.release();
      this.#leave(key);
      throw new OverItsLimit('the work is over its limit');
    }
    work?.held.add(client);
    const since = performance.now();
    this.#watchOver(client, () => {
      work?.held.delete(client);
      // Whoever is stopped by a lock for seconds was not served, and those behind will not be.
      const isServed = performance.now() - since < this.#patience.untilStuck / 2;
      if (isServed && this.#queue.length > 0) this.#lastServed.set(key, performance.now());
      this.#leave(key);
      return work?.isOver ?? false;
    });
    return client;
  }

  /** A connection that broke, or whose work is over its limit, is given to nobody else. */
  #watchOver(client: pg.PoolClient, onRelease: () => boolean): void {
    let isBroken = false;
    const ask = pg.Client.prototype.query.bind(client) as (...words: unknown[]) => Promise<unknown>;
    const watched = async (...words: unknown[]) => {
      try {
        return await ask(...words);
      } catch (error) {
        // The server's own errors have a severity; all others are of the way to it.
        const { severity, code } = error as { severity?: string; code?: string };
        if (!severity) ofTheWay.add(error as Error);
        // What was prepared answers in columns that are no longer those of its tables.
        if (severity !== 'ERROR' || code === '0A000') isBroken = true;
        throw error;
      }
    };
    client.query = watched as unknown as typeof client.query;
    const release = client.release.bind(client);
    client.release = (error) => {
      const isOver = onRelease();
      release(isBroken || isOver ? true : error);
    };
  }

  override query(...asked: unknown[]): never {
    return this.#ask(asked) as never;
  }

  async #ask(asked: unknown[]): Promise<unknown> {
    const client = await this.connect();
    const ignore = () => undefined;
    // A connection that breaks says so twice: by this, and by the answer to what was asked.
    client.on('error', ignore);
    try {
      return await (client.query as (...words: unknown[]) => Promise<unknown>)(...asked);
    } finally {
      client.removeListener('error', ignore);
      client.release();
    }
  }

  async #enter(key: string): Promise<void> {
    if (this.#isFree(key)) return this.#take(key);
    await new Promise<void>((admit, turnAway) => {
      this.#queue.push({ key, since: performance.now(), admit, turnAway });
      this.#watch ??= setInterval(() => this.#turnAway(), 100);
    });
  }

  /** Whoever has waited too long is told so. */
  #turnAway(): void {
    const now = performance.now();
    const { untilStuck, longest } = this.#patience;
    for (const waiting of this.#queue.slice()) {
      const { key, since } = waiting;
      const isMoving = now - Math.max(since, this.#lastServed.get(key) ?? 0) < untilStuck;
      if (isMoving && now - since < longest) continue;
      this.#queue.splice(this.#queue.indexOf(waiting), 1);
      waiting.turnAway(new NoPlace(`no connection was to be had in ${Math.round(now - since)} ms`));
    }
    this.#restWhenEmpty();
  }

  #restWhenEmpty(): void {
    if (this.#queue.length > 0) return;
    clearInterval(this.#watch);
    this.#watch = undefined;
    this.#lastServed.clear();
  }

  #isFree(key: string): boolean {
    const { places, perAddress } = this.#patience;
    return this.#all < places && (key === '' || (this.#taken.get(key) ?? 0) < perAddress);
  }

  #take(key: string): void {
    this.#all += 1;
    this.#taken.set(key, (this.#taken.get(key) ?? 0) + 1);
  }

  #leave(key: string): void {
    this.#all -= 1;
    const left = (this.#taken.get(key) ?? 1) - 1;
    if (left > 0) this.#taken.set(key, left);
    else this.#taken.delete(key);
    this.#admit();
  }

  /** Whoever may go in next, the first first. */
  #admit(): void {
    for (const waiting of this.#queue.slice()) {
      if (this.#all >= this.#patience.places) return;
      if (!this.#isFree(waiting.key)) continue;
      this.#take(waiting.key);
      this.#queue.splice(this.#queue.indexOf(waiting), 1);
      waiting.admit();
    }
    this.#restWhenEmpty();
  }
}
