import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { checkBooks } from '#app/ledger/check-books.ts';
import { db } from '#app/platform/db.ts';
import { DemoWorld } from '#sandbox/demonstration/demo-world.ts';
import { demonstration } from '#sandbox/demonstration/data.ts';
import { paymentsOf } from '#sandbox/demonstration/payments.ts';
import { playUntil, playWhole } from '#sandbox/demonstration/play.ts';
import { loadSnapshot, recordedOn } from '#sandbox/demonstration/snapshot.ts';
import { withStage } from '#sandbox/demo/with-stage.ts';
import { asOwner, newDatabase } from '#tests/support/database.ts';
import { withDemonstration } from '#tests/support/demonstration.ts';

withDemonstration();

/** What an installation holds, by names that every play gives alike: no number, token or hash. */
async function held(): Promise<Record<string, unknown[]>> {
  const ask = async (sql: string) => (await asOwner(sql)).rows as unknown[];
  return {
    loans: await ask(`
      select l.external_id, l.status, l.amount, l.raised, l.apr, l.use, l.fee, l.savings, l.cost_amounts,
             l.income_by_month, l.fundraiser_ends_at, b.first_name, b.group_name, b.drawing, p.slug,
             (select count(*) from instalments where loan_id = l.id) as instalments,
             (select count(*) from loan_members where loan_id = l.id) as members,
             (select array_agg(e.becomes || ' ' || e.at::date order by e.id) from loan_events e where e.loan_id = l.id) as life,
             (select array_agg(u.text order by u.id) from loan_updates u where u.loan_id = l.id) as news,
             (select array_agg(s.plan order by s.language) from loan_stories s where s.loan_id = l.id) as plans
        from loans l join borrowers b on b.id = l.borrower_id join partners p on p.id = l.partner_id
       order by 1`),
    slices: await ask(`
      select l.external_id, q.email, s.principal, s.repaid, s.settled, s.written_off, s.recovered
        from slices s join loans l on l.id = s.loan_id join people q on q.id = s.lender_id
       order by 1, 2, 3, 4`),
    lenders: await ask(`
      select q.email, q.name, q.is_named, a.balance
        from people q left join accounts a on a.name = 'lender:' || q.id order by 1`),
    accounts: await ask(`
      select regexp_replace(name, '\\d+', '#', 'g') as kind, currency, count(*), sum(balance)
        from accounts where balance <> 0 group by 1, 2 order by 1, 2`),
    journals: await ask(`select kind, count(*) from journals group by 1 order by 1`),
    orders: await ask(`
      select q.email, o.status, o.created_at, o.tip, o.placed, o.from_balance from orders o join people q on q.id = o.lender_id
       order by 1, 3`),
    partners: await ask(`
      select p.slug, p.zone, p.people, (select array_agg(t.mission order by t.language)
                                          from partner_tellings t where t.partner_id = p.id) as missions, r.period, r.status, r.created_at,
             (select count(*) from repayment_lines where report_id = r.id) as lines
        from partners p left join repayment_reports r on r.partner_id = p.id order by p.slug, r.period`),
    settlements: await ask(`
      select p.slug, s.period, s.currency, s.status, s.due, s.received from settlements s
        join partners p on p.id = s.partner_id order by 1, 2, 3`),
    people: await ask(`
      select q.email, (select array_agg(role::text) from staff_roles where person_id = q.id) as roles,
             (select array_agg(role::text) from partner_staff where person_id = q.id) as partner_roles
        from people q order by 1`),
    proposals: await ask(`
      select kind, approved_at is not null as approved, count(*) from proposals group by 1, 2 order by 1, 2`),
    // Whether a letter is in this week's digest or the next one's is a matter of milliseconds.
    mails: await ask(`
      select template, case when template <> 'digest' then count(*) end as count
        from mails group by 1 order by 1`),
  };
}

/**
 * What had happened by an instant: of a play that ends there, everything; of the whole one, its
 * beginning. Only what later days leave as it is.
 */
async function happenedBy(end: Date): Promise<Record<string, unknown[]>> {
  const by = `'${end.toISOString()}'`;
  const ask = async (sql: string) => (await asOwner(sql)).rows as unknown[];
  return {
    journals: await ask(`
      select kind, booked_at::date::text as day, count(*) from journals
       where booked_at <= ${by} group by 1, 2 order by 2, 1`),
    accounts: await ask(`
      select regexp_replace(a.name, '\\d+', '#', 'g') as kind, a.currency, count(distinct a.id), sum(p.amount)
        from postings p join accounts a on a.id = p.account_id join journals j on j.id = p.journal_id
       where j.booked_at <= ${by} group by 1, 2 order by 1, 2`),
    lives: await ask(`
      select l.external_id, e.becomes, e.at from loan_events e join loans l on l.id = e.loan_id
       where e.at <= ${by} order by 3, 1, 2`),
    orders: await ask(`
      select q.email, o.created_at, o.tip, o.from_balance, o.card_amount from orders o
        join people q on q.id = o.lender_id where o.created_at <= ${by} order by 2, 1`),
    slices: await ask(`
      select l.external_id, q.email, s.principal from slices s join loans l on l.id = s.loan_id
        join people q on q.id = s.lender_id where s.created_at <= ${by} order by 1, 2, 3`),
    brought: await ask(`
      select l.external_id, q.email, sum(p.cash) as cash, sum(p.currency_loss) as loss, sum(p.gain) as gain
        from slice_payments p join slices s on s.id = p.slice_id join loans l on l.id = s.loan_id
        join people q on q.id = s.lender_id join journals j on j.id = p.journal_id
       where j.booked_at <= ${by} group by 1, 2 order by 1, 2`),
    reports: await ask(`
      select p.slug, r.period, r.finalised_at, count(*) as lines from repayment_reports r
        join partners p on p.id = r.partner_id join repayment_lines l on l.report_id = r.id
       where r.finalised_at <= ${by} group by 1, 2, 3 order by 1, 2`),
    settlements: await ask(`
      select p.slug, s.period, s.currency, s.due from settlements s join partners p on p.id = s.partner_id
       where s.issued_at <= ${by} order by 1, 2, 3`),
  };
}

/** `npm run test:long` plays all of it; here it is its beginning, which takes a fifth of the time. */
const isWhole = process.env['PLAYS'] === 'whole';
const lastDay = -560;

it(`is what its two years come to, played through the verbs${isWhole ? '' : ' up to its sixth month'}`, async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'played-'));
  const dropPlayed = await newDatabase('urunan');
  try {
    const now = new Date(`${recordedOn}T09:00:00Z`);
    const databaseUrl = process.env['DATABASE_URL'] ?? '';
    let end = now;
    await withStage({ databaseUrl, now, say: () => undefined }, async (stage) => {
      const payments = demonstration.loans.flatMap((loan) => paymentsOf(loan, recordedOn));
      const world = new DemoWorld(stage, recordedOn);
      await (isWhole ? playWhole(world, payments) : playUntil(world, payments, lastDay));
      end = stage.time.now;
    });
    expect(await checkBooks()).toEqual([]);
    const look = () => (isWhole ? held() : happenedBy(end));
    const played = await look();

    const dropLoaded = await newDatabase('template0');
    try {
      const appUrl = process.env['DATABASE_URL'] ?? '';
      const ownerUrl = process.env['DATABASE_OWNER_URL'] ?? '';
      const stripeStateFile = path.join(folder, 'stripe-double.json');
      await loadSnapshot({ ownerUrl, appUrl, stripeStateFile });
      // `npm run demo:record` keeps it anew.
      expect(await look()).toEqual(played);
      expect(await checkBooks()).toEqual([]);
      await expectTheData();
    } finally {
      await dropLoaded();
    }
  } finally {
    await dropPlayed();
    rmSync(folder, { recursive: true, force: true });
  }
}, 500_000);

/** Everybody of the data is there, and what they lent and got back is what the data says. */
async function expectTheData(): Promise<void> {
  const loans = await db().loan.findMany({ include: { slices: true } });
  for (const told of demonstration.loans) {
    const loan = loans.find((it) => it.externalId === told.id);
    expect([told.id, loan?.status]).toEqual([told.id, told.status]);
    expect([told.id, loan?.amount]).toEqual([told.id, BigInt(told.usd_amount) * 100n]);
    const stated = (told.schedule as { apr_percent?: number }).apr_percent ?? 0;
    expect(Math.abs((loan?.apr ?? 0) / 100 - stated)).toBeLessThan(2);
  }
  expect(loans).toHaveLength(52);
  expect(await db().slice.count()).toBe(
    Object.values(demonstration.slices)
      .flat()
      .filter(({ day }) => day <= 0).length,
  );
  expect(await db().partner.count({ where: { externalId: { not: null } } })).toBe(8);
  const lenders = demonstration.lenders.map(({ id }) => `${id}@demo.example`);
  expect(await db().person.count({ where: { email: { in: lenders } } })).toBe(40);
}
