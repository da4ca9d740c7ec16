/** A page as it was made for one visitor and may be given to the next. */
export interface Kept<Page> {
  readonly page: Page;
  /** Of which loan, when it is a loan's own page. */
  readonly loan: string | null;
  readonly bytes: number;
  /** On the monotonic clock, in milliseconds; and what the application's clock said. */
  readonly madeAt: number;
  readonly said: number;
}

export interface Times {
  readonly at: number;
  readonly now: number;
}

const longest = 10_000;
const longestAfterChange = 1_000;

interface Making {
  readonly loan: string | null;
  isOld: boolean;
}

/**
 * Pages kept for seconds: ten at most, a loan's own until it changes, all others for a second once any
 * loan has changed, and none when somebody's name or face may have been taken back. What is asked for
 * longest ago goes first when there is no more room.
 */
export class PageShelf<Page> {
  readonly #room: number;
  readonly #pages = new Map<string, Kept<Page>>();
  readonly #ofLoan = new Map<string, Set<string>>();
  readonly #making = new Set<Making>();
  #bytes = 0;
  #changedAt = -Infinity;

  /** @param room in bytes */
  constructor(room: number) {
    this.#room = room;
  }

  get bytes(): number {
    return this.#bytes;
  }

  find(key: string, { at, now }: Times): Page | null {
    const kept = this.#pages.get(key);
    if (!kept) return null;
    const age = at - kept.madeAt;
    // The demonstration's clock jumps by months.
    const hasJumped = Math.abs(now - kept.said - age) > longest;
    // The list in it is kept for a second itself, and so is what that is made of (kept-a-second.ts): both may be of
    // before the change.
    const isChanged = kept.loan === null && this.#changedAt > kept.madeAt - 2 * longestAfterChange;
    if (hasJumped || age > (isChanged ? longestAfterChange : longest)) {
      this.#drop(key);
      return null;
    }
    this.#pages.delete(key);
    this.#pages.set(key, kept);
    return kept.page;
  }

  /**
   * A page begins to be made: what is committed from now on may be missing in it.
   *
   * @param loan the slug, when it is that loan's own page.
   */
  begin(key: string, loan: string | null, { at, now }: Times) {
    const making: Making = { loan, isOld: false };
    this.#making.add(making);
    return {
      /** Keeps it, unless something changed meanwhile. */
      keep: (page: Page, bytes: number): void => {
        if (making.isOld || !this.#making.has(making) || bytes > this.#room / 8) return;
        this.#drop(key);
        this.#pages.set(key, { page, loan, bytes, madeAt: at, said: now });
        this.#bytes += bytes;
        if (loan !== null) this.#ofLoan.set(loan, (this.#ofLoan.get(loan) ?? new Set()).add(key));
        this.#makeRoom();
      },
      end: (): void => void this.#making.delete(making),
    };
  }

  /** @param what `loan:<slug>` or `all` */
  change(what: string, at: number): void {
    const loan = what.startsWith('loan:') ? what.slice('loan:'.length) : null;
    this.#changedAt = at;
    for (const making of this.#making)
      if (loan === null || making.loan === loan) making.isOld = true;
    const gone = loan === null ? [...this.#pages.keys()] : [...(this.#ofLoan.get(loan) ?? [])];
    for (const key of gone) this.#drop(key);
  }

  #makeRoom(): void {
    for (const key of this.#pages.keys()) {
      if (this.#bytes <= this.#room) return;
      this.#drop(key);
    }
  }

  #drop(key: string): void {
    const kept = this.#pages.get(key);
    if (!kept) return;
    this.#pages.delete(key);
    this.#bytes -= kept.bytes;
    if (kept.loan === null) return;
    const others = this.#ofLoan.get(kept.loan);
    others?.delete(key);
    if (others?.size === 0) this.#ofLoan.delete(kept.loan);
  }
}
