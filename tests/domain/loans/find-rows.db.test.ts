import { describe, expect, it } from 'vitest';
import { deskBorrowers } from '#app/domain/loans/desk-borrowers.ts';
import { deskLoans, staffLoans } from '#app/domain/loans/desk-loans.ts';
import { everything } from '#app/domain/loans/find-rows.ts';
import { draftLoan } from '#app/domain/drafts/draft-loan.ts';
import { given, granted } from '#tests/support/given.ts';
import { withWorld } from '#tests/support/world.ts';

const world = withWorld();

async function drafts(count: number) {
  const g = given(world);
  const partnerId = await g.partner();
  const ids: number[] = [];
  for (let index = 0; index < count; index += 1) {
    const borrower = {
      firstName: `Siti ${index}`,
      memberCount: 1,
      country: 'ID',
      clientId: `C${index}`,
    };
    const draft = g.draft({ borrower, externalId: `X-${index}`, use: `buys stove ${index}` });
    const made = await draftLoan({ partnerId, draft, actorId: null, now: world.now });
    ids.push(granted(made).loanId);
  }
  return { g, partnerId, ids };
}

describe('a long list of loans', () => {
  it('comes a page at a time, each row once, newest first', async () => {
    const { partnerId, ids } = await drafts(53);
    const first = await deskLoans(partnerId, everything);
    expect(first.loans).toHaveLength(50);
    const second = await deskLoans(partnerId, { ...everything, before: first.next });
    expect(second.next).toBeNull();
    const seen = [...first.loans, ...second.loans].map((loan) => loan.id);
    expect(seen).toEqual(ids.toReversed());
    const borrowers = await deskBorrowers(partnerId, everything);
    expect([borrowers.borrowers.length, borrowers.next !== null]).toEqual([50, true]);
  });

  it('is searched by name, purpose, reference, number and state, each partner among its own', async () => {
    const { g, partnerId, ids } = await drafts(12);
    const found = async (text: string, of = partnerId) =>
      (await deskLoans(of, { ...everything, text })).loans.map((loan) => loan.id);
    expect(await found('siti 11')).toEqual([ids[11]]);
    expect(await found('STOVE 7')).toEqual([ids[7]]);
    expect(await found('X-3')).toEqual([ids[3]]);
    expect(await found(`#${ids[5]}`)).toContain(ids[5]);
    expect(await found('100%')).toEqual([]);
    expect(await found('siti', await g.partner({ name: 'Another' }))).toEqual([]);
    const open = await staffLoans({ ...everything, text: 'siti 1', status: 'fundraising' });
    expect(open.loans).toEqual([]);
    const draft = await staffLoans({ ...everything, text: 'siti 1', status: 'draft' });
    expect(draft.loans.map((loan) => loan.id)).toEqual([ids[11], ids[10], ids[1]]);
    const people = await deskBorrowers(partnerId, { ...everything, text: 'C4' });
    expect(people.borrowers.map((row) => row.name)).toEqual(['Siti 4']);
  });
});
