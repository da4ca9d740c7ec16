import { describe, expect, it } from 'vitest';
import { failedPayouts } from '#app/domain/payouts/failed-payouts.ts';
import { lookUpPerson } from '#app/domain/operations/support-view.ts';
import { maskedAddress, maskedName } from '#app/domain/people/masking-rules.ts';
import { grantStaffRole } from '#app/domain/roles/grant-staff-role.ts';
import { declineWords } from '#app/routes/operator/decline-words.ts';
import { db } from '#app/platform/db.ts';
import { ask, signInAs } from '#tests/support/ask.ts';
import { given } from '#tests/support/given.ts';
import { withWorld } from '#tests/support/world.ts';

const world = withWorld();

async function staffed(role: 'support' | 'auditor' | 'treasurer', name: string) {
  const personId = await given(world).person(name);
  await grantStaffRole({ personId, role, actorId: null, now: world.now });
  return { personId, cookie: await signInAs(personId, world.now) };
}

describe('support', () => {
  it('sees who asks for help masked, by a whole address or number, and leaves a trace', async () => {
    const g = given(world);
    const support = await staffed('support', 'Sita');
    const partner = await g.partner();
    const lia = await g.person('Lia Hartono');
    const loanId = await g.loan(partner, { amount: 10_000n });
    const orderId = await g.lends(lia, [{ loanId, amount: 10_000n }]);
    await world.work();
    const { email } = await db().person.findUniqueOrThrow({ where: { id: lia } });
    const found = await ask('operator/people', support.cookie, {}, { by: 'address', text: email });
    const { person } = found.body as { person: Record<string, unknown> };
    expect(person).toMatchObject({
      name: 'L. H.',
      address: maskedAddress(email),
      orders: [{ number: orderId, status: 'paid', placed: 10_000n }],
      mails: [{ words: 'You have lent …' }],
    });
    const written = JSON.stringify(person, (_, value: unknown) =>
      typeof value === 'bigint' ? String(value) : value,
    );
    expect(written).not.toContain(email);
    expect(written).not.toContain('Hartono');

    const byNumber = { by: 'order', text: String(orderId) } as const;
    const { personId: actorId } = support;
    expect(await lookUpPerson({ ...byNumber, actorId, now: world.now })).toMatchObject({
      name: 'L. H.',
    });
    for (const text of [email.slice(1), '%', '0', 'lia']) {
      const part = await lookUpPerson({ by: 'address', text, actorId, now: world.now });
      expect(part).toBeNull();
    }
    const traces = await db().auditRow.findMany({ where: { verb: 'look-up-person' } });
    expect(traces.map((row) => [row.actorId, row.subject])).toEqual([
      [actorId, `person:${lia}`],
      [actorId, `person:${lia}`],
    ]);
  });

  it('sees why a payment failed, as far as the card’s bank says', async () => {
    const g = given(world);
    const support = await staffed('support', 'Sita');
    const lia = await g.person('Lia');
    const loanId = await g.loan(await g.partner());
    const { id: orderId, sessionId } = await g.order(lia, [{ loanId, amount: 2_500n }]);
    world.stripe.ledger.decline(sessionId ?? '', '9995', 'insufficient_funds');
    world.stripe.ledger.decline(sessionId ?? '');
    await world.work();
    const found = await lookUpPerson({
      by: 'order',
      text: String(orderId),
      actorId: support.personId,
      now: world.now,
    });
    expect(found?.orders).toMatchObject([
      {
        number: orderId,
        status: 'open',
        declines: [{ reason: 'insufficient_funds' }, { reason: 'generic_decline' }],
      },
    ]);
    expect(declineWords('insufficient_funds')).toBe('The card had too little money.');
    expect(declineWords('a_code_of_tomorrow')).toBe(declineWords('generic_decline'));
  });

  it('sends a mail again, written anew, to the address of now, and leaves a trace', async () => {
    const g = given(world);
    const support = await staffed('support', 'Sita');
    const lia = await g.person('Lia');
    const loanId = await g.loan(await g.partner());
    await g.lends(lia, [{ loanId, amount: 2_500n }]);
    await world.work();
    const about = /You have lent/;
    const letters = () =>
      world.mailbox.lettersTo('lia@example.org').filter(({ subject }) => about.test(subject));
    expect(letters()).toHaveLength(1);
    const mail = await db().mail.findFirstOrThrow({ where: { template: 'order_paid' } });
    const resend = (cookie: string) =>
      ask('operator/mail-resending', cookie, { id: String(mail.id) }, {});
    expect((await resend(await signInAs(lia, world.now))).status).toBe(404);
    expect((await resend(support.cookie)).location).toBe('/admin/people?done=resent');
    await world.work();
    expect(letters()).toHaveLength(2);
    expect(await db().auditRow.findFirst({ where: { verb: 'resend-mail' } })).toMatchObject({
      actorId: support.personId,
      subject: `person:${lia}`,
      after: { template: 'order_paid' },
    });
    const looked = { by: 'address', text: 'lia@example.org' } as const;
    const found = await lookUpPerson({ ...looked, actorId: support.personId, now: world.now });
    expect(found).toMatchObject({ balance: 0n });
  });

  it('is the only one who looks people up, with the admin', async () => {
    for (const role of ['auditor', 'treasurer'] as const) {
      const { cookie } = await staffed(role, role);
      const form = { by: 'address', text: 'a@b.example' };
      expect((await ask('operator/people', cookie, {}, form)).status).toBe(404);
      expect((await ask('operator/people', cookie)).status).toBe(404);
    }
  });
});

describe('masks', () => {
  it.each([
    ['lia.hartono@mail.example', 'l•••@m•••.example'],
    ['x@localhost', 'x•••@l•••'],
    ['', '•••@•••'],
  ])('hide %s', (address, masked) => {
    expect(maskedAddress(address)).toBe(masked);
  });

  it('leave initials of a name', () => {
    expect(maskedName('  Lia   Hartono ')).toBe('L. H.');
    expect(maskedName('émile')).toBe('É.');
    expect(maskedName('')).toBe('');
  });
});

describe('payouts that did not arrive', () => {
  it('are listed with their reason, a lender’s name for treasurers alone', async () => {
    const g = given(world);
    const lia = await g.person('Lia Hartono');
    await db().payout.create({
      data: {
        kind: 'withdrawal',
        status: 'failed',
        currency: 'USD',
        amount: 2_500n,
        lenderId: lia,
        requestedById: lia,
        requestedAt: world.now,
        parts: {
          create: {
            number: 1,
            rail: 'bank_wire',
            amount: 2_500n,
            idempotencyKey: 'one',
            status: 'failed',
            failure: 'account closed',
            endedAt: world.now,
          },
        },
      },
    });
    expect(await failedPayouts()).toMatchObject([
      { lender: 'Lia Hartono', partner: null, failure: 'account closed', amount: 2_500n },
    ]);
    const rowsFor = async (role: 'auditor' | 'treasurer') => {
      const { cookie } = await staffed(role, role);
      return (await ask('operator/failed-payouts', cookie)).body;
    };
    expect(await rowsFor('treasurer')).toMatchObject({ rows: [{ lender: 'Lia Hartono' }] });
    expect(await rowsFor('auditor')).toMatchObject({ rows: [{ lender: null }] });
  });
});
