import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PageShelf } from '#app/web/page-shelf.ts';

/** As if the application's clock went with the other one. */
const at = (milliseconds: number) => ({ at: milliseconds, now: 1_000_000 + milliseconds });

function shelfWith(loan: string | null, madeAt = 0, room = 1_000_000) {
  const shelf = new PageShelf<string>(room);
  shelf.begin('key', loan, at(madeAt)).keep('page', 10);
  return shelf;
}

describe('a kept page', () => {
  it('is kept for ten seconds', () => {
    expect(shelfWith('sari').find('key', at(10_000))).toBe('page');
    expect(shelfWith('sari').find('key', at(10_001))).toBeNull();
    expect(shelfWith('sari').find('other', at(1))).toBeNull();
  });

  it('of a loan goes when that loan changes, and not when another does', () => {
    const shelf = shelfWith('sari');
    shelf.change('loan:grace', 5);
    expect(shelf.find('key', at(9_000))).toBe('page');
    shelf.change('loan:sari', 9_001);
    expect(shelf.find('key', at(9_002))).toBeNull();
    expect(shelf.bytes).toBe(0);
  });

  it('of many loans is a second old at most once any of them has changed', () => {
    const shelf = shelfWith(null, 3_000);
    shelf.change('loan:grace', 900);
    expect(shelf.find('key', at(7_000))).toBe('page');
    shelf.change('loan:grace', 7_500);
    expect(shelf.find('key', at(4_000))).toBe('page');
    expect(shelf.find('key', at(7_501))).toBeNull();
  });

  it('of many loans is made anew after a second where what it was made of may be of before the change', () => {
    // Rows of 0.4, in a list of 1.3, in a page of 2.2 seconds.
    const early = shelfWith(null, 2_200);
    early.change('loan:grace', 500);
    expect(early.find('key', at(3_200))).toBe('page');
    expect(early.find('key', at(3_201))).toBeNull();
    const own = shelfWith('sari', 1_000);
    own.change('loan:grace', 500);
    expect(own.find('key', at(2_001))).toBe('page');
  });

  it.each([null, 'sari'])('goes at once when somebody may have become anonymous: %s', (loan) => {
    const shelf = shelfWith(loan);
    shelf.change('all', 1);
    expect(shelf.find('key', at(1))).toBeNull();
  });

  it.each(['all', 'loan:sari'])('is not kept when %s changed while it was made', (what) => {
    const shelf = new PageShelf<string>(1_000);
    const page = shelf.begin('key', 'sari', at(0));
    shelf.change(what, 5);
    page.keep('page', 10);
    expect(shelf.find('key', at(6))).toBeNull();
  });

  it('is not kept once its visitor has gone without it', () => {
    const shelf = new PageShelf<string>(1_000);
    const page = shelf.begin('key', null, at(0));
    page.end();
    shelf.change('all', 5);
    page.keep('page', 10);
    expect(shelf.find('key', at(6))).toBeNull();
  });

  it('goes when the clock of a demonstration jumps', () => {
    const month = 30 * 86_400_000;
    const shelf = shelfWith(null);
    expect(shelf.find('key', { at: 5, now: 1_000_005 + month })).toBeNull();
  });
});

describe('a shelf', () => {
  it('lets go what was asked for longest ago, and takes nothing that would fill it', () => {
    const shelf = new PageShelf<string>(80);
    for (let page = 0; page < 8; page += 1) shelf.begin(`${page}`, null, at(page)).keep('x', 10);
    shelf.find('0', at(9));
    shelf.begin('8', null, at(9)).keep('x', 10);
    expect(shelf.find('0', at(10))).toBe('x');
    expect(shelf.find('1', at(10))).toBeNull();
    shelf.begin('large', null, at(10)).keep('x', 11);
    expect(shelf.find('large', at(10))).toBeNull();
  });

  it('never gives what is older than its last change, whatever happens', () => {
    const step = fc.record({
      wait: fc.integer({ min: 0, max: 700 }),
      loan: fc.constantFrom('a', 'b'),
      does: fc.constantFrom('change', 'all', 'ask'),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const shelf = new PageShelf<number>(10_000);
        const said = new Map<string, number>();
        let time = 0;
        for (const { wait, loan, does } of steps) {
          time += wait;
          if (does === 'change') shelf.change(`loan:${loan}`, time);
          if (does === 'all') shelf.change('all', time);
          if (does !== 'ask')
            for (const one of does === 'all' ? ['a', 'b'] : [loan]) said.set(one, time);
          if (does !== 'ask') continue;
          const madeAt = shelf.find(loan, at(time));
          if (madeAt === null) shelf.begin(loan, loan, at(time)).keep(time, 100);
          else expect(madeAt).toBeGreaterThanOrEqual(Math.max(said.get(loan) ?? 0, time - 10_000));
        }
      }),
    );
  });
});
