import { describe, expect, it } from 'vitest';
import { addPartnerStaff } from '#app/domain/partners/add-partner-staff.ts';
import { grantStaffRole } from '#app/domain/roles/grant-staff-role.ts';
import { db } from '#app/platform/db.ts';
import { forgetEnv } from '#app/platform/env.ts';
import { ask, signInAs } from '#tests/support/ask.ts';
import { given } from '#tests/support/given.ts';
import { asOwner } from '#tests/support/database.ts';
import { withWorld } from '#tests/support/world.ts';

const world = withWorld();
const signedIn = (personId: number) => signInAs(personId, world.now);

async function cast() {
  const g = given(world);
  await g.operatorMoney(10_000n);
  const [mine, theirs] = [await g.partner(), await g.partner({ name: 'Another' })];
  const [lia, ben, officer, viewer] = [
    await g.person('Lia'),
    await g.person('Ben'),
    await g.person('Officer'),
    await g.person('Viewer'),
  ];
  const at = { actorId: null, now: world.now };
  await addPartnerStaff({ personId: officer, partnerId: mine, role: 'officer', ...at });
  await addPartnerStaff({ personId: viewer, partnerId: mine, role: 'viewer', ...at });
  const treasurer = await g.person('Treasurer');
  await grantStaffRole({ personId: treasurer, role: 'treasurer', ...at });
  const auditor = await g.person('Auditor');
  await grantStaffRole({ personId: auditor, role: 'auditor', ...at });
  const loanId = await g.loan(theirs);
  const orderId = await g.lends(ben, [{ loanId, amount: 2_500n }]);
  return { lia, ben, officer, viewer, treasurer, auditor, mine, theirs, loanId, orderId };
}

describe('what is not yours', () => {
  it('does not exist: another lender’s order, withdrawal, and checkout', async () => {
    const { lia, ben, orderId } = await cast();
    const [mine, hers] = [await signedIn(ben), await signedIn(lia)];
    const id = String(orderId);
    expect((await ask('lender/order', mine, { id })).status).toBe(200);
    expect((await ask('lender/order', hers, { id })).status).toBe(404);
    expect((await ask('lender/order', hers, { id: '99999999999' })).status).toBe(404);
    expect((await ask('lender/order', hers, { id: 'x' })).status).toBe(404);
    expect((await ask('lender/order-abandonment', hers, { id }, {})).status).toBe(404);
    expect((await ask('lender/withdrawal', hers, { id: '1' })).status).toBe(404);
  });

  it('does not exist: another partner’s loan, for its own officer’s eyes and hands', async () => {
    const { officer, loanId } = await cast();
    const cookie = await signedIn(officer);
    const id = String(loanId);
    expect((await ask('desk/home', cookie)).status).toBe(200);
    expect((await ask('desk/loan', cookie, { id })).status).toBe(404);
    expect((await ask('desk/loan-submission', cookie, { id }, {})).status).toBe(404);
    expect((await ask('desk/settlement', cookie, { id: '1' })).status).toBe(404);
  });

  it.each([
    'desk/home',
    'operator/home',
    'operator/money',
    'operator/rates',
    'operator/jobs',
    'operator/books',
  ] as const)('does not exist: %s for a lender', async (route) => {
    const { lia } = await cast();
    expect((await ask(route, await signedIn(lia))).status).toBe(404);
  });

  it('does not exist: what another role does', async () => {
    const { viewer, treasurer, auditor, loanId } = await cast();
    const id = String(loanId);
    const period = { period: '2026-03' };
    expect((await ask('desk/report', await signedIn(viewer), period, { text: 'x' })).status).toBe(
      404,
    );
    expect((await ask('desk/report-finalisation', await signedIn(viewer), period, {})).status).toBe(
      404,
    );
    expect(
      (await ask('operator/loan-approval', await signedIn(treasurer), { id }, {})).status,
    ).toBe(404);
    const paper = await signedIn(auditor);
    expect((await ask('operator/money', paper)).status).toBe(200);
    expect((await ask('operator/loan-disbursement', paper, { id }, { proof: 'x' })).status).toBe(
      404,
    );
    expect((await ask('operator/proposal-approval', paper, { id: '1' }, {})).status).toBe(404);
    expect((await ask('operator/rates', paper, {}, { csv: '' })).status).toBe(404);
  });

  it('leads a visitor to sign in and back', async () => {
    const { status, location } = await ask('lender/balance', null);
    expect(status).toBe(302);
    expect(location).toBe('/sign-in?to=%2Fbalance');
  });
});

describe('the demonstration', () => {
  it('lets one become its people, nobody real, and not at all with real keys', async () => {
    const g = given(world);
    const lia = await g.person('Lia');
    const become = () => ask('demo/session', null, {}, { person: String(lia) });
    expect(await become()).toMatchObject({ status: 302, location: '/portfolio' });
    await asOwner('update people set is_demo = false');
    expect((await become()).status).toBe(404);
    await asOwner('update people set is_demo = true');
    delete process.env['STRIPE_API'];
    forgetEnv();
    expect((await become()).status).toBe(404);
  });
});

describe('signing in', () => {
  const enter = (email: string, password: string, to = '') =>
    ask('account/sign-in', null, {}, { email, password, to });

  it('says the same of an unknown address and a wrong password', async () => {
    const g = given(world);
    await g.person('Lia');
    const wrong = await enter('lia@example.org', 'not the password');
    const unknown = await enter('nobody@example.org', 'not the password');
    expect(wrong.status).toBe(409);
    expect((unknown.body as { refused: string }).refused).toBe(
      (wrong.body as { refused: string }).refused,
    );
  });

  it('takes as long for an unknown address as for a known one', async () => {
    const g = given(world);
    await g.person('Lia');
    const time = async (email: string) => {
      const start = performance.now();
      await enter(email, 'not the password');
      return performance.now() - start;
    };
    await time('lia@example.org');
    await time('nobody0@example.org');
    // In turns, so that a busy moment affects both.
    const [known, unknown]: number[][] = [[], []];
    for (const turn of [1, 2, 3]) {
      known?.push(await time('lia@example.org'));
      unknown?.push(await time(`nobody${turn}@example.org`));
    }
    const median = (all: number[] = []) => [...all].sort((a, b) => a - b)[1] ?? 0;
    expect(median(unknown) / median(known)).toBeGreaterThan(0.4);
    expect(median(unknown) / median(known)).toBeLessThan(2.5);
  });

  it('leads nowhere else, and stops after ten wrong tries', async () => {
    const g = given(world);
    await g.person('Lia');
    const entered = await enter('lia@example.org', 'correct horse battery', 'https://evil.example');
    expect(entered).toMatchObject({ status: 302, location: '/portfolio' });
    for (let index = 0; index < 10; index += 1) await enter('lia@example.org', 'wrong');
    await expect(enter('lia@example.org', 'correct horse battery')).rejects.toMatchObject({
      init: { status: 429 },
    });
  });

  it('counts one account from one place by itself: nobody clears, or shuts out, another', async () => {
    const g = given(world);
    await g.person('Lia');
    await g.person('Noor');
    const right = 'correct horse battery';
    for (let index = 0; index < 9; index += 1) await enter('lia@example.org', 'wrong');
    // Somebody else gets in from the same place, again and again.
    for (let index = 0; index < 12; index += 1) {
      expect(await enter('noor@example.org', right)).toMatchObject({ status: 302 });
    }
    await enter('lia@example.org', 'wrong');
    const tooOften = {
      init: { status: 429, headers: { 'retry-after': expect.any(String) as string } },
    };
    await expect(enter('lia@example.org', right)).rejects.toMatchObject(tooOften);
    // And what is tried of many accounts from there ends, too.
    for (let index = 0; index < 40; index += 1) await enter(`nobody${index}@example.org`, 'wrong');
    await expect(enter('nobody@example.org', 'wrong')).rejects.toMatchObject(tooOften);
  });

  it('mails a stranger three times an hour at most, and says nothing of it', async () => {
    const g = given(world);
    await g.person('Lia');
    for (let index = 0; index < 5; index += 1) {
      const answer = await ask('account/password', null, {}, { email: 'lia@example.org' });
      expect(answer).toMatchObject({ status: 302, location: '/password?sent=yes' });
    }
    await world.work();
    expect(world.mailbox.lettersTo('lia@example.org')).toHaveLength(3);
  });

  it('stops whoever signs up or opens checkouts without end', async () => {
    const tooOften = { init: { status: 429 } };
    const form = { name: 'x', email: 'not an address', password: 'x' };
    for (let index = 0; index < 10; index += 1) await ask('account/sign-up', null, {}, form);
    await expect(ask('account/sign-up', null, {}, form)).rejects.toMatchObject(tooOften);
    await expect(ask('account/password', null, {}, form)).rejects.toMatchObject(tooOften);
    const g = given(world);
    const cookie = await signedIn(await g.person('Lia'));
    for (let index = 0; index < 20; index += 1)
      await ask('lender/orders', cookie, {}, { tip: '0' });
    await expect(ask('lender/orders', cookie, {}, { tip: '0' })).rejects.toMatchObject(tooOften);
  });

  it('keeps tokens and passwords out of the database', async () => {
    const g = given(world);
    const lia = await g.person('Lia');
    const cookie = decodeURIComponent(await signedIn(lia));
    const token = Buffer.from(
      cookie.replace('session=', '').split('.')[0] ?? '',
      'base64',
    ).toString();
    const session = await db().session.findFirstOrThrow();
    const person = await db().person.findUniqueOrThrow({ where: { id: lia } });
    expect(token.length).toBeGreaterThan(20);
    expect(JSON.stringify(session)).not.toContain(token.replaceAll('"', ''));
    expect(person.passwordHash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  });
});
