import { randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { log } from './log.ts';

/** Where the database says what pages of visitors would say something else (migration 0048). */
const channel = 'page_changes';
const between = 400;
const longestSilence = 1_000;
const untilIdle = 10_000;
const untilAgain = 1_000;

/** Hears what changed. */
export interface Ear {
  /** Whether all that was committed a second ago has been heard. */
  isSure(): boolean;
  /** Somebody asks: it listens, and goes on for ten seconds after. */
  wake(): void;
  close(): Promise<void>;
}

/**
 * Listens on a connection of its own. It is sure by hearing itself: a word of its own goes to the
 * database and comes back behind all that was said before, so a connection that broke without a word,
 * or a pool on the way that takes no listeners, makes nobody believe in what is old.
 *
 * @param onChange is told `loan:<slug>`, or `all`: also whenever it begins to listen anew, as it may have missed something.
 */
export function hearPageChanges(url: string, onChange: (what: string) => void): Ear {
  const own = `heard_${randomBytes(8).toString('hex')}`;
  let client: pg.Client | null = null;
  let asked = -Infinity;
  let heard = -Infinity;
  let isRunning = false;
  let isClosed = false;

  async function listen(): Promise<pg.Client> {
    const opened = new pg.Client({ connectionString: url, keepAlive: true, query_timeout: 2_000 });
    opened.on('error', () => undefined);
    opened.on('notification', ({ channel: from, payload = '' }) => {
      if (from === own) heard = Math.max(heard, Number(payload));
      else onChange(payload);
    });
    await opened.connect();
    await opened.query(`listen ${channel}; listen ${own}`);
    onChange('all');
    return opened;
  }

  const isWanted = () => !isClosed && performance.now() - asked < untilIdle;

  async function run(): Promise<void> {
    while (isWanted()) {
      try {
        client ??= await listen();
        await client.query('select pg_notify($1, $2)', [own, String(performance.now())]);
        await pause(between, undefined, { ref: false });
      } catch (error) {
        if (isClosed) return;
        log().warn({ err: error }, 'page_changes.not_heard');
        // Not waited for: a server that stopped answering does not say good-bye either.
        void client?.end().catch(() => undefined);
        client = null;
        await pause(untilAgain, undefined, { ref: false });
      }
    }
  }

  return {
    isSure: () => performance.now() - heard < longestSilence,
    wake: () => {
      asked = performance.now();
      if (isRunning || isClosed) return;
      isRunning = true;
      void run().finally(() => (isRunning = false));
    },
    close: async () => {
      isClosed = true;
      await client?.end().catch(() => undefined);
      client = null;
    },
  };
}
