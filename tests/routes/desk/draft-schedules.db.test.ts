import { describe, expect, it } from 'vitest';
import { addPartnerStaff } from '#app/domain/partners/add-partner-staff.ts';
import { isoDay } from '#app/money/days.ts';
import { db } from '#app/platform/db.ts';
import { ask, signInAs } from '#tests/support/ask.ts';
import { given } from '#tests/support/given.ts';
import { withWorld } from '#tests/support/world.ts';

const world = withWorld();

const typed = {
  firstName: 'Roswita',
  memberCount: '1',
  town: 'Maumere',
  consent: 'yes',
  use: 'buys a loom',
  sector: 'Clothing',
  activity: 'Weaving',
  story: 'My mother’s loom is the only one in the house.',
  localAmount: '1,600,000',
  rate: '16000',
  paidOutOn: '2026-04-01',
  annualRate: '18',
  method: 'declining',
  instalments: '3',
  principalGrace: '0',
};

async function cast() {
  const g = given(world);
  const partnerId = await g.partner();
  const officer = await g.person('Yuni');
  const { now } = world;
  await addPartnerStaff({ partnerId, personId: officer, role: 'officer', actorId: null, now });
  const cookie = await signInAs(officer, now);
  type Entries = Record<string, string>;
  const send = (form: Entries, borrower?: number) =>
    ask(
      'desk/loan-new',
      cookie,
      borrower === undefined ? {} : { '?': `borrower=${borrower}` },
      form,
    );
  return { g, partnerId, cookie, send };
}

async function schedule() {
  const loan = await db().loan.findFirstOrThrow({
    orderBy: { id: 'desc' },
    include: { instalments: { orderBy: { number: 'asc' } } },
  });
  return loan.instalments.map((row) => [isoDay(row.dueOn), row.localPrincipal, row.localInterest]);
}

describe('the schedule of a draft', () => {
  it('falls due every two weeks, from a day that is named', async () => {
    const { send } = await cast();
    const form = { ...typed, rhythm: 'fortnight', firstDueOn: '2026-04-17', do: 'save' };
    expect(await send(form)).toMatchObject({ status: 302 });
    expect((await schedule()).map(([day]) => day)).toEqual([
      '2026-04-17',
      '2026-05-01',
      '2026-05-15',
    ]);
  });

  it('falls due by season: the months in which there is money, by their parts', async () => {
    const { send } = await cast();
    const form = { ...typed, rhythm: 'season', weight7: '2', weight8: '1', do: 'save' };
    expect(await send(form)).toMatchObject({ status: 302 });
    expect(await schedule()).toEqual([
      ['2026-07-01', 64_000_000n, 7_180_300n],
      ['2026-08-01', 32_000_000n, 1_467_600n],
      ['2027-07-01', 64_000_000n, 10_541_600n],
    ]);
  });

  it('says which month is missing, and keeps what was typed', async () => {
    const { send } = await cast();
    const form = { ...typed, rhythm: 'season', do: 'save' };
    const answer = await send(form);
    expect(answer).toMatchObject({
      status: 400,
      body: { errors: { season: 'Choose at least one month.' }, entries: typed },
    });
    expect(await db().loan.count()).toBe(0);
  });

  it('becomes rows that are changed one by one', async () => {
    const { send } = await cast();
    const regular = { ...typed, rhythm: 'month' };
    const rows = (await send({ ...regular, do: 'rows' })).body as {
      entries: Record<string, string>;
    };
    expect(rows.entries).toMatchObject({ rhythm: 'rows', on1: '2026-05-01', on3: '2026-07-01' });
    const { entries } = rows;
    const later = { ...entries, on3: '2026-09-15', interest3: '12,000', on5: '', do: 'save' };
    expect(await send(later)).toMatchObject({ status: 302 });
    expect((await schedule())[2]).toMatchObject(['2026-09-15', expect.any(BigInt), 1_200_000n]);

    const more = (await send({ ...entries, do: 'rows' })).body as typeof rows;
    expect(Number(more.entries['rowCount'])).toBe(Number(entries['rowCount']) + 6);
  });

  it('names the row in which something is wrong', async () => {
    const { send } = await cast();
    const form = {
      ...typed,
      rhythm: 'rows',
      on1: '2026-05-01',
      principal1: '1.600.00',
      on2: '2026-02-30',
      principal2: '1',
      principal4: '5',
      do: 'save',
    };
    expect(await send(form)).toMatchObject({
      status: 400,
      body: {
        errors: {
          principal1: expect.any(String),
          on2: expect.any(String),
          on4: expect.any(String),
        },
      },
    });
    expect(await send({ ...typed, rhythm: 'rows', do: 'save' })).toMatchObject({ status: 400 });
    // Nothing of the terms is asked for where there are rows.
    const { annualRate: _, ...bare } = typed;
    const own = { ...bare, rhythm: 'rows', on1: '2026-05-01', principal1: '1,600,000' };
    expect(await send({ ...own, do: 'save' })).toMatchObject({ status: 302 });
    expect(await schedule()).toEqual([['2026-05-01', 160_000_000n, 0n]]);
  });

  it('is refused beside its field where it comes to nothing, or reaches too far', async () => {
    const { send } = await cast();
    const season = { ...typed, rhythm: 'season', weight3: '1', do: 'preview' };
    const errorsOf = async (form: Record<string, string>) => {
      const { status, body } = await send(form);
      return [status, Object.keys((body as { errors: object }).errors)];
    };
    expect(await errorsOf({ ...season, localAmount: '-1000' })).toEqual([400, ['localAmount']]);
    expect(await errorsOf({ ...season, firstDueOn: '2020-01-15', method: 'flat' })).toEqual([
      400,
      ['firstDueOn'],
    ]);
    expect(await errorsOf({ ...season, annualRate: '999999999999' })).toEqual([
      400,
      ['annualRate'],
    ]);
    expect(await errorsOf({ ...season, paidOutOn: '9999-12-31' })).toEqual([400, ['paidOutOn']]);
    expect(await errorsOf({ ...season, instalments: '101' })).toEqual([400, ['instalments']]);
    expect(await errorsOf({ ...season, weight3: 'x', principalGrace: '' })).toEqual([
      400,
      ['season'],
    ]);
    // What is hidden by season is not asked for.
    expect((await send({ ...season, principalGrace: '' })).status).toBe(200);
    const early = { ...typed, rhythm: 'month', firstDueOn: '2026-04-01', do: 'preview' };
    expect(await errorsOf(early)).toEqual([400, ['firstDueOn']]);
  });

  it('of fewer rows leaves none of those before it', async () => {
    const { send } = await cast();
    const entriesOf = async (form: Record<string, string>) =>
      ((await send({ ...form, do: 'rows' })).body as { entries: Record<string, string> }).entries;
    const twelve = await entriesOf({ ...typed, rhythm: 'month', instalments: '12' });
    expect(twelve['on12']).toBe('2027-04-01');
    const six = await entriesOf({ ...twelve, rhythm: 'month', instalments: '6' });
    expect([six['on6'], six['on7'], six['principal7']]).toEqual([
      '2026-10-01',
      undefined,
      undefined,
    ]);
    expect((await send({ ...six, do: 'save' })).status).toBe(302);
  });

  it('has no other ways than those of the form', async () => {
    const { send } = await cast();
    expect(await send({ ...typed, rhythm: 'toString', do: 'save' })).toMatchObject({ status: 400 });
  });
});

describe('a borrower who has borrowed before', () => {
  it('is found and picked, and not typed again', async () => {
    const { send, cookie } = await cast();
    await send({ ...typed, rhythm: 'month', clientId: 'C-7', do: 'save' });
    const known = await db().borrower.findFirstOrThrow();
    const found = await ask('desk/loan-new', cookie, { '?': 'text=rosw' });
    expect(found.body).toMatchObject({ found: [{ id: known.id, name: 'Roswita', loanCount: 1 }] });
    const page = await ask('desk/loan-new', cookie, { '?': `borrower=${known.id}` });
    expect(page.body).toMatchObject({ picked: { name: 'Roswita', hasConsent: true } });

    const { firstName: _, memberCount: __, town: ___, consent: ____, ...rest } = typed;
    const answer = await send({ ...rest, rhythm: 'month', do: 'save' }, known.id);
    expect(answer).toMatchObject({ status: 302 });
    expect(await db().borrower.count()).toBe(1);
    const loan = await db().loan.findFirstOrThrow({ orderBy: { id: 'desc' } });
    expect(loan).toMatchObject({ borrowerId: known.id, town: 'Maumere', country: 'ID' });
  });

  it('is the partner’s own', async () => {
    const { g, send, cookie } = await cast();
    const partnerId = await g.partner({ name: 'Another' });
    const data = { partnerId, firstName: 'Salome', memberCount: 1, country: 'ID', isDemo: false };
    const other = await db().borrower.create({ data: { ...data, createdAt: world.now } });
    const asked = { '?': `borrower=${other.id}` };
    expect((await ask('desk/loan-new', cookie, asked)).status).toBe(404);
    expect((await send({ ...typed, rhythm: 'month', do: 'save' }, other.id)).status).toBe(404);
    expect((await ask('desk/loan-new', cookie, { '?': 'borrower=x' })).status).toBe(404);
    expect((await ask('desk/loan-new', cookie, { '?': 'text=salome' })).body).toMatchObject({
      found: [],
    });
    expect(await db().loan.count()).toBe(0);
  });
});
