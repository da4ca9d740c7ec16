import { describe, expect, it } from 'vitest';
import { openLoans } from '#app/domain/loans/open-loans.ts';
import { db } from '#app/platform/db.ts';
import { asOwner } from '#tests/support/database.ts';
import { given } from '#tests/support/given.ts';
import { withWorld } from '#tests/support/world.ts';

const world = withWorld();

async function cast() {
  const g = given(world);
  const partner = await g.partner();
  const rahma = await g.loan(partner, {
    borrower: { firstName: 'Rahma', memberCount: 1, country: 'ID', town: 'Malang', gender: 'F' },
    use: 'buys a steamer for tempeh',
    activity: 'Tempeh',
    stories: [
      {
        language: 'en',
        text: 'She cooks behind her house.',
        plan: 'Sixty packs a day.',
        skills: ['keeps a cash book'],
      },
      { language: 'id', text: 'Ia memasak di belakang rumah.', use: 'membeli dandang' },
    ],
  });
  const thuy = await g.loan(partner, {
    borrower: { firstName: 'Thúy', memberCount: 1, country: 'VN', town: 'Cần Thơ', gender: 'F' },
    use: 'mends a melon boat',
    sector: 'Transportation',
    activity: 'Boat',
    stories: [{ language: 'en', text: 'Her feet stand in water.' }],
    instalmentCount: 1,
  });
  const find = async (text: string, more: Parameters<typeof openLoans>[0] = {}) => {
    const { cards, corrected } = await openLoans({ ...more, text }, world.now);
    return { ids: cards.map((card) => card.id), corrected };
  };
  return { g, partner, rahma, thuy, find };
}

describe('search', () => {
  it('finds what cards and stories show: names, towns, skills, plans, in both languages', async () => {
    const { rahma, thuy, find } = await cast();
    for (const words of ['Rahma', 'malang', 'cash book', 'sixty packs', 'dandang', 'BELAKANG'])
      expect([words, (await find(words)).ids]).toEqual([words, [rahma]]);
    expect((await find('thuy')).ids).toEqual([thuy]);
    expect((await find('can tho')).ids).toEqual([thuy]);
    expect((await find('Thúy melon')).ids).toEqual([thuy]);
    // Each word has to be there.
    expect((await find('rahma melon')).ids).toEqual([]);
  });

  it('finds countries and sectors by their names in both languages', async () => {
    const { rahma, thuy, find } = await cast();
    expect((await find('vietnam')).ids).toEqual([thuy]);
    expect((await find('indonesia')).ids).toEqual([rahma]);
    expect((await find('makanan')).ids).toEqual([rahma]);
    expect((await find('transport')).ids).toEqual([thuy]);
  });

  it('takes a word that is nowhere for the nearest one, and says so', async () => {
    const { rahma, find } = await cast();
    expect(await find('rhama')).toEqual({
      ids: [rahma],
      corrected: [{ from: 'rhama', to: 'rahma' }],
    });
    expect(await find('tempeeh')).toMatchObject({ ids: [rahma] });
    expect(await find('xylophone')).toEqual({ ids: [], corrected: [] });
  });

  it('finds nobody by what is not shown of them', async () => {
    const { rahma, find } = await cast();
    await db().borrowerConsent.updateMany({ data: { withdrawnAt: world.now } });
    for (const words of ['rahma', 'malang', 'cash book'])
      expect((await find(words)).ids).toEqual([]);
    // What the card still shows.
    expect((await find('steamer')).ids).toEqual([rahma]);
    expect((await find('dandang')).ids).toEqual([rahma]);
  });

  it('treats what is typed as words: no wildcard, no quote', async () => {
    const { find } = await cast();
    for (const words of ['%', '_', "'; drop table loans; --", '\\', '%%%%', '   '])
      await expect(find(words)).resolves.toBeDefined();
    expect((await find("zz%zz'")).ids).toEqual([]);
  });

  it('knows how a loan is repaid, and is kept beside every loan that opens', async () => {
    const { g, partner, rahma, thuy } = await cast();
    const { rows } = await asOwner('select loan_id, pattern, gender from loan_finds order by 1');
    expect(rows).toEqual([
      { loan_id: rahma, pattern: 'monthly', gender: 'F' },
      { loan_id: thuy, pattern: 'at_end', gender: 'F' },
    ]);
    const weekly = await g.loan(partner, {
      localAmount: 3_000n,
      instalments: ['2026-05-01', '2026-05-08', '2026-05-15'].map((dueOn) => ({
        dueOn,
        principal: 1_000n,
        interest: 0n,
      })),
    });
    const chosen = { choices: { pattern: { values: ['weekly'], mode: 'any' } } } as const;
    expect((await openLoans(chosen, world.now)).cards.map((card) => card.id)).toEqual([weekly]);
  });

  it('goes on after the last card seen, in every order, though loans are funded meanwhile', async () => {
    const { g, partner } = await cast();
    for (let more = 0; more < 30; more += 1) {
      await g.loan(partner, {
        amount: BigInt(10_000 + (more % 5) * 2_500),
        fundraiserDays: 10 + more,
      });
    }
    for (const sort of ['closing', 'newest', 'left', 'price'] as const) {
      const first = await openLoans({ sort }, world.now);
      expect(first.cards).toHaveLength(24);
      const second = await openLoans({ sort, after: first.next ?? '' }, world.now);
      const all = [...first.cards, ...second.cards].map((card) => card.id);
      expect(new Set(all).size).toBe(32);
    }
  });
});
