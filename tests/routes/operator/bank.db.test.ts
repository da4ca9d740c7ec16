import { describe, expect, it } from 'vitest';
import { loader } from '#app/routes/operator/bank-statement-file.tsx';
import { grantStaffRole } from '#app/domain/roles/grant-staff-role.ts';
import { checkBooks } from '#app/ledger/check-books.ts';
import { creditorReference } from '#app/money/creditor-reference.ts';
import { db } from '#app/platform/db.ts';
import { ask, signInAs } from '#tests/support/ask.ts';
import { owing } from '#tests/support/bank-at-work.ts';
import { withWorld } from '#tests/support/world.ts';

const world = withWorld();

async function atTheDesk() {
  const one = await owing(world);
  const cookies = [];
  for (const personId of one.two) {
    await grantStaffRole({ personId, role: 'treasurer', actorId: null, now: world.now });
    cookies.push(await signInAs(personId, world.now));
  }
  const [first = '', second = ''] = cookies;
  return { ...one, first, second };
}

const door = 'operator/bank-line';

describe('the page of a line of the bank', () => {
  it('books what fits exactly with one press', async () => {
    const { bank, first, reference } = await atTheDesk();
    const { id } = await bank.line({ amount: 5_000n, reference });
    const params = { id: String(id) };
    const said = { parts: 'partner:1=5000' };
    expect(await ask(door, first, params, said)).toMatchObject({
      status: 302,
      location: '/admin/bank?done=booked',
    });
    expect(await db().bankLine.findUnique({ where: { id } })).toMatchObject({
      bookedAs: 'partner:1=5000',
    });
    await world.work();
    expect(await checkBooks()).toEqual([]);
  });

  it('proposes anything else with a reason: a suggestion, or with costs as somebody says', async () => {
    const { bank, first, second } = await atTheDesk();
    const { id } = await bank.line({ amount: 4_850n, name: 'A. Nonymous' });
    const params = { id: String(id) };
    const own = { what: 'partner:1=4850', costs: '1.50' };
    expect((await ask(door, first, params, own)).status).toBe(400);
    expect((await ask(door, first, params, { ...own, what: '', reason: 'x' })).status).toBe(400);
    const foreign = { what: 'account:stripe=4850', reason: 'x' };
    expect((await ask(door, first, params, foreign)).status).toBe(400);
    expect((await ask(door, first, params, { parts: 'partner:1=4850' })).status).toBe(409);
    expect(await ask(door, first, params, { ...own, reason: 'told so' })).toMatchObject({
      status: 302,
      location: '/admin/bank?done=proposed',
    });
    const proposal = await db().proposal.findFirstOrThrow({
      where: { kind: 'bank_line', approvedAt: null },
    });
    expect(proposal.details).toMatchObject({
      parts: 'partner:1=5000,account:costs=-150',
      partner: 'Koperasi Mekar',
    });
    const approval = 'operator/proposal-approval';
    await ask(approval, second, { id: String(proposal.id) }, {});
    expect((await db().bankLine.findUniqueOrThrow({ where: { id } })).bookedAs).toBe(
      'partner:1=5000,account:costs=-150',
    );
  });

  it('takes a returned payout whole, and what is missing as costs', async () => {
    const { bank, first } = await atTheDesk();
    const text = `returned ${creditorReference('payout', 7)}`;
    const { id } = await bank.line({ amount: 19_800n, text });
    const said = { what: 'returned:1=20000', reason: 'the partner says so' };
    expect((await ask(door, first, { id: String(id) }, said)).status).toBe(302);
    const proposal = await db().proposal.findFirstOrThrow({
      where: { kind: 'bank_line', approvedAt: null },
    });
    expect(proposal.details).toMatchObject({ parts: 'returned:1=20000,account:costs=-200' });
  });
});

describe('the page of a bank account', () => {
  it('asks for a file, and gives back each as it came', async () => {
    const { first, accountId } = await atTheDesk().then(({ bank, ...one }) => ({
      ...one,
      accountId: bank.accountId,
    }));
    const params = { id: String(accountId) };
    const empty = await ask('operator/bank-account', first, params, {});
    expect(empty.status).toBe(400);
    const { id, file } = await db().bankStatement.findFirstOrThrow();
    const request = new Request(`http://localhost/admin/bank/statements/${id}/file`, {
      headers: { cookie: first },
    });
    const given = await loader({ request, params: { id: String(id) }, context: {} });
    expect(given.headers.get('Content-Disposition')).toContain('attachment');
    expect(await given.text()).toBe(new TextDecoder().decode(file));
  });
});
