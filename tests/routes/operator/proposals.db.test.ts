import { mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { inspect } from 'node:util';
import sharp from 'sharp';
import { beforeEach, describe, expect, it } from 'vitest';
import { grantStaffRole } from '#app/domain/roles/grant-staff-role.ts';
import { addresses } from '#app/paths.ts';
import { db } from '#app/platform/db.ts';
import { forgetEnv } from '#app/platform/env.ts';
import { loader as proofLoader } from '#app/routes/operator/proof.tsx';
import { ask, signInAs } from '#tests/support/ask.ts';
import { given } from '#tests/support/given.ts';
import { withWorld } from '#tests/support/world.ts';

const world = withWorld();
let folder = '';

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'proofs-'));
  process.env['FILES_FOLDER'] = folder;
  forgetEnv();
});

const pdf = (text: string) => new File([`%PDF-1.4\n${text}\n%%EOF\n`], 'advice ../4411.pdf');

/** A funded loan, and those who decide about it. */
async function cast() {
  const g = given(world);
  const partner = await g.partner();
  const loan = await g.loan(partner);
  const lia = await g.person('Lia');
  await g.lends(lia, [{ loanId: loan, amount: 20_000n }]);
  const staff = async (name: string, role: 'treasurer' | 'auditor' | 'reviewer') => {
    const personId = await g.person(name);
    await grantStaffRole({ personId, role, actorId: null, now: world.now });
    return signInAs(personId, world.now);
  };
  const all = {
    tika: await staff('Tika', 'treasurer'),
    tomo: await staff('Tomo', 'treasurer'),
    toni: await staff('Toni', 'treasurer'),
    auditor: await staff('Auditor', 'auditor'),
    reviewer: await staff('Reviewer', 'reviewer'),
    lender: await signInAs(lia, world.now),
  };
  const disburse = (form: Record<string, string | File>) =>
    ask('operator/loan-disbursement', all.tika, { id: String(loan) }, { ...said, ...form });
  return { g, partner, loan, ...all, disburse };
}

const said = { paidOn: '2026-03-02', rate: '10', proof: 'wire 4411', isPaidOutNow: 'yes' };

async function proofFor(cookie: string, id: number) {
  const address = `http://localhost:3000${addresses['operator/proof'].replace(':id', String(id))}`;
  const request = new Request(address, { headers: { cookie } });
  try {
    return await proofLoader({ request, params: { id: String(id) }, context: {} } as never);
  } catch (thrown) {
    return thrown as Response;
  }
}

describe('what the second person sees', () => {
  it('is the sum, whom it reaches, what the books expect, and the proof as a file', async () => {
    const { disburse, tomo } = await cast();
    expect((await disburse({ proofFile: pdf('USD 200.00') })).status).toBe(302);
    const [{ id } = { id: 0 }] = await db().proposal.findMany();
    const page = (await ask('operator/proposal', tomo, { id: String(id) })).body;
    expect(page).toMatchObject({
      proposal: {
        shown: { sum: { amount: 20_000n, currency: 'USD' }, to: 'Koperasi Mekar' },
        proposedBy: 'Tika',
      },
      expected: { what: 'raised', amount: 20_000n, lenders: 1 },
      proof: { kind: 'pdf', name: '4411.pdf' },
      standing: { partner: { askedAndOwed: 20_000n }, others: [] },
    });
    const { id: proofId } = (page as { proof: { id: number } }).proof;
    const opened = await proofFor(tomo, proofId);
    expect(opened.headers.get('content-type')).toBe('application/pdf');
    expect(await opened.text()).toContain('USD 200.00');
    // It is told afterwards which file it was.
    const audited = await db().auditRow.findFirstOrThrow({
      where: { verb: 'propose-disbursement' },
    });
    expect(audited.after).toMatchObject({ proofSha256: expect.stringMatching(/^[0-9a-f]{64}$/) });
  });

  it('names the account, since when it is that one, and how often it was paid to', async () => {
    const { tika, tomo, partner, loan } = await cast();
    const bank = { holder: 'Koperasi Mekar', bank: 'Bank Nusa', account: '883 210 8841' };
    await ask('operator/partner-bank-details', tika, { id: String(partner) }, bank);
    const details = await db().proposal.findFirstOrThrow({ where: { kind: 'bank_details' } });
    await ask('operator/proposal-approval', tomo, { id: String(details.id) }, {});
    await ask('operator/loan-disbursement', tika, { id: String(loan) }, said);
    const { id } = await db().proposal.findFirstOrThrow({ where: { kind: 'disbursement' } });
    expect((await ask('operator/proposal', tomo, { id: String(id) })).body).toMatchObject({
      destination: { account: '883 210 8841', since: world.now, used: 0 },
      proof: null,
    });
  });

  it('is a picture re-encoded, where the proof was photographed', async () => {
    const { disburse, tomo } = await cast();
    const dots = sharp({ create: { width: 900, height: 700, channels: 3, background: '#345' } });
    const picture = await dots
      .jpeg()
      .withExif({ IFD0: { Artist: 'a phone' } })
      .toBuffer();
    await disburse({ proofFile: new File([new Uint8Array(picture)], 'advice.jpg') });
    const proof = await db().proof.findFirstOrThrow();
    expect(proof.kind).toBe('picture');
    const opened = await proofFor(tomo, proof.id);
    const bytes = Buffer.from(await opened.arrayBuffer());
    expect(bytes.includes('a phone')).toBe(false);
    expect((await sharp(bytes).metadata()).width).toBe(900);
  });

  it('refuses a file that is no proof, beside its field, and keeps nothing of it', async () => {
    const { disburse } = await cast();
    const broken = new File(['%PDF-1.4 the line broke'], 'advice.pdf');
    expect(await disburse({ proofFile: broken })).toMatchObject({
      status: 400,
      body: { errors: { proofFile: 'is_not_a_proof' }, entries: { proof: 'wire 4411' } },
    });
    const page = new File(['<script>alert(1)</script>'], 'advice.pdf');
    expect((await disburse({ proofFile: page })).status).toBe(400);
    expect(await db().proposal.count()).toBe(0);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('leaves no file behind where the proposal itself is refused', async () => {
    const { disburse } = await cast();
    await disburse({ proofFile: pdf('first') });
    expect((await disburse({ proofFile: pdf('second') })).status).toBe(409);
    expect(readdirSync(folder)).toHaveLength(1);
  });
});

describe('a proof', () => {
  it('is for the two people and the auditor: nobody else opens it', async () => {
    const { disburse, tika, tomo, toni, auditor, reviewer, lender } = await cast();
    await disburse({ proofFile: pdf('USD 200.00') });
    const { id, proposalId } = await db().proof.findFirstOrThrow();
    const statuses = async () =>
      Promise.all(
        [tika, tomo, toni, auditor, reviewer, lender].map(
          async (cookie) => (await proofFor(cookie, id)).status,
        ),
      );
    // While it is open, any treasurer may be the second.
    expect(await statuses()).toEqual([200, 200, 200, 200, 404, 404]);
    await ask('operator/proposal-approval', tomo, { id: String(proposalId) }, {});
    expect(await statuses()).toEqual([200, 200, 404, 200, 404, 404]);
  });

  it('shows an auditor the proposal without anybody’s name', async () => {
    const { disburse, auditor } = await cast();
    await disburse({ proofFile: pdf('USD 200.00') });
    const { id } = await db().proposal.findFirstOrThrow();
    const { body } = await ask('operator/proposal', auditor, { id: String(id) });
    expect(body).toMatchObject({ standing: null, mayAct: false, proof: { kind: 'pdf' } });
    expect(inspect(body, { depth: 9 })).not.toMatch(/Tika|wire 4411/);
  });
});
