import pg from 'pg';
import { openLoans } from '#app/domain/loans/open-loans.ts';
import { forgetKept } from '#app/platform/kept-a-second.ts';
import type { Address } from '#app/paths.ts';
import { ask, signInAs } from '#tests/support/ask.ts';
import { randomOf } from '#tests/support/random.ts';
import { worldDay } from './a-million-loans.ts';
import { type Line, compare, limited } from './compare.ts';
import type { Place } from './place.ts';
import { p95, timesOf } from './times.ts';

const atOnce = 8;
/** The list, its first page, as its query alone would be. */
const bareList = `
  select l.id, l.slug, l.country, l.use, l.sector, l.amount, l.raised, l.fundraiser_ends_at, b.first_name, b.town
    from loans l join borrowers b on b.id = l.borrower_id
   where l.status = 'fundraising' and l.fundraiser_ends_at > $1 order by l.fundraiser_ends_at, l.id limit 24`;

/** What the pages of visitors ask for among a million loans, in a process that answers pages. */
export async function pageQueries(place: Place): Promise<Line[]> {
  const isFull = place.size === 'full';
  const [times, rounds] = isFull ? [400, 5] : [16, 1];
  const pool = new pg.Pool({ connectionString: place.appUrl, max: atOnce });
  const random = randomOf(7);
  const perSecond = async (work: () => Promise<unknown>) => {
    const start = performance.now();
    await timesOf(times, atOnce, work);
    return times / ((performance.now() - start) / 1000);
  };
  const cookie = await signInAs(11, worldDay);
  const { rows } = await place.sql(
    `select (select slug from loans where status = 'in_repayment' order by id desc limit 1) as loan,
            (select slug from partners order by id limit 1) as partner`,
  );
  const { loan, partner } = rows[0] as { loan: string; partner: string };
  const slow = async (work: string, limit: number, one: () => Promise<unknown>) => {
    const measured: number[] = [];
    for (let round = 0; round <= rounds; round += 1) {
      const took = p95(await timesOf(times / 4, atOnce, one));
      if (round > 0) measured.push(took);
    }
    return limited({
      id: 'B7',
      work: `${work}, p95, c = 8`,
      unit: 'ms',
      better: 'less',
      limit,
      measured,
    });
  };
  const page =
    (address: Address, params: Record<string, string> = {}, who: string | null = null) =>
    async () => {
      const { status } = await ask(address, who, params);
      if (status !== 200) throw new Error(`${address} answered ${status}`);
    };
  const list = (query: string) => page('public/loans', { '?': query });
  const words = ['stall', 'market', 'agriculture', 'town', 'stok', 'markt'];
  const countries = ['ID', 'KE', 'PH', 'UG', 'BO'];
  try {
    return [
      await compare({
        id: 'B7',
        work: 'the list of open loans, c = 8',
        unit: 'a second',
        goal: { better: 'more', ratio: 0.5 },
        rounds,
        ours: () => perSecond(() => openLoans({}, worldDay)),
        floor: () =>
          perSecond(() => pool.query({ name: 'bare', text: bareList, values: [worldDay] })),
      }),
      await slow('the list of open loans', 25, list('')),
      await slow('the list by words', 25, () => list(`text=${words[random(words.length)]}`)()),
      await slow('the list narrowed twice', 50, () =>
        list(`country=${countries[random(5)]}&sector=food&most=${(1 + random(20)) * 25}`)(),
      ),
      await slow('the list, nothing kept', 50, () => {
        forgetKept();
        return list('')();
      }),
      await slow('loans of the past', 50, page('public/past-loans')),
      await slow('loans of the past by words', 50, () =>
        page('public/past-loans', { '?': `text=${words[random(words.length)]}` })(),
      ),
      await slow('a loan', 50, page('public/loan', { slug: loan })),
      await slow('a large partner', 50, page('public/partner', { slug: partner })),
      await slow('the partners', 50, page('public/partners')),
      await slow('home', 50, page('public/home')),
      await slow('orders of a lender', 50, page('lender/orders', {}, cookie)),
      await slow('notices of a lender', 50, page('lender/notices', {}, cookie)),
    ];
  } finally {
    await pool.end();
  }
}
