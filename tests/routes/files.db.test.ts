import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { linesOfPeriod } from '#app/domain/balances/statement-period-rules.ts';
import { addPartnerStaff } from '#app/domain/partners/add-partner-staff.ts';
import { pdfOf } from '#app/web/pdf.ts';
import { signInAs } from '#tests/support/ask.ts';
import { given } from '#tests/support/given.ts';
import { withWorld } from '#tests/support/world.ts';

const world = withWorld();

/** A file as its door answers it. */
async function fetched(
  route: string,
  cookie: string,
  params: Record<string, string> = {},
  query = '',
) {
  const { loader } = (await import(`#app/routes/${route}.ts`)) as {
    loader: (args: never) => Promise<Response>;
  };
  const request = new Request(`http://localhost:3000/${route}${query}`, { headers: { cookie } });
  const answer = await loader({ request, params, context: {} } as never);
  return { status: answer.status, bytes: Buffer.from(await answer.arrayBuffer()) };
}

const pages = (pdf: Buffer) => pdf.toString('latin1').match(/\/Type \/Page\b/g)?.length ?? 0;

describe('a printed page', () => {
  it('goes on over as many pages as it needs, and knows letters beyond Latin-1', async () => {
    const paper = {
      title: 'Sổ của Nguyễn Thị Hạnh, Łódź',
      language: 'en',
      facts: [['Name', 'Nguyễn Thị Hạnh']] as const,
      host: ['Urunan', 'Jalan Merdeka 1'],
      sum: { label: 'Balance', value: '$1.00' },
      pay: { title: 'How to pay', facts: [['Reference', 'RF18']] as const },
      foot: ['x = y'],
      ask: 'Questions? Ask us.',
    };
    const columns = [
      { label: 'What', width: 300 },
      { label: 'Amount', width: 100, isFigure: true },
    ];
    const of = (count: number) => {
      const rows = Array.from({ length: count }, () => ['a', '1.00']);
      return pdfOf({ ...paper, tables: [{ columns, rows, total: ['', `${count}.00`] }] });
    };
    const [short, long] = [await of(1), await of(150)];
    expect(short.subarray(0, 5).toString()).toBe('%PDF-');
    expect(pages(short)).toBe(1);
    expect(pages(long)).toBeGreaterThan(3);
  });
});

describe('files', () => {
  it('are there for whom they belong to, and for nobody else', async () => {
    const g = given(world);
    await g.operatorMoney(10_000n);
    const partner = await g.partner();
    const [lia, ben, officer] = [
      await g.person('Lia'),
      await g.person('Ben'),
      await g.person('Sari'),
    ];
    await addPartnerStaff({
      personId: officer,
      partnerId: partner,
      role: 'officer',
      actorId: null,
      now: world.now,
    });
    const two = await g.treasurers();
    const loanId = await g.loan(partner);
    const id = String(await g.lends(lia, [{ loanId, amount: 20_000n }], { tip: 100n }));
    const open = String(
      (await g.order(lia, [{ loanId: await g.loan(partner), amount: 2_500n }])).id,
    );
    const [hers, his, theirs] = [
      await signInAs(lia, world.now),
      await signInAs(ben, world.now),
      await signInAs(officer, world.now),
    ];
    expect(
      (await fetched('lender/order-receipt', hers, { id })).bytes.subarray(0, 5).toString(),
    ).toBe('%PDF-');
    expect((await fetched('lender/order-receipt', his, { id })).status).toBe(404);
    expect((await fetched('lender/order-receipt', hers, { id: open })).status).toBe(404);
    expect((await fetched('lender/statement-pdf', hers)).bytes.subarray(0, 5).toString()).toBe(
      '%PDF-',
    );
    await g.disbursed(loanId, two);
    await g.reported(partner, '2026-03', [{ loanId, amount: '333.30' }], officer);
    const [settlementId] = await g.settled(partner, '2026-03', officer);
    const at = (file: string) => ({ id: String(settlementId), file });
    const csv = await fetched('desk/settlement-file', theirs, at('statement.csv'));
    expect(csv.bytes.toString().split('\n')[1]).toBe(
      `${loanId},Siti,10,33.33,33.33,0.00,0.00,33.33,USD`,
    );
    const own = (await fetched('lender/portfolio-csv', hers)).bytes.toString().split('\n');
    expect(own[1]?.split(',').slice(1, 13).join()).toBe(
      'Siti,buys a second stove to cook for two schools,ID,Food,Koperasi Mekar,in_repayment,2026-03-02,200.00,0.00,0.00,200.00,0.00',
    );
    expect((await fetched('lender/portfolio-csv', his)).bytes.toString().trim()).not.toContain(
      '\n',
    );
    expect((await fetched('desk/settlement-file', theirs, at('statement.pdf'))).status).toBe(200);
    expect((await fetched('desk/settlement-file', theirs, at('statement.exe'))).status).toBe(404);
    await expect(fetched('desk/settlement-file', hers, at('statement.csv'))).rejects.toMatchObject({
      status: 404,
    });
  });

  it('of a period hold its lines alone, and no month is not asked for', async () => {
    const g = given(world);
    await g.operatorMoney(10_000n);
    const lia = await g.person('Lia');
    const partner = await g.partner();
    await g.lends(lia, [{ loanId: await g.loan(partner), amount: 2_500n }]);
    world.goTo('2026-04-05T09:00:00Z');
    await g.lends(lia, [{ loanId: await g.loan(partner), amount: 5_000n }]);
    const cookie = await signInAs(lia, world.now);
    const count = async (query: string) =>
      (await fetched('lender/statement-csv', cookie, {}, query)).bytes.toString().trim().split('\n')
        .length - 1;
    expect(await count('')).toBe(4);
    expect(await count('?from=2026-04')).toBe(2);
    expect(await count('?from=2026-03&to=2026-03')).toBe(2);
    expect(await count('?from=soon&to=2026-13')).toBe(4);
  });
});

describe('linesOfPeriod', () => {
  it('opens where the month before closed, and its lines lead from one to the other', () => {
    const moves = fc.array(
      fc.record({
        month: fc.integer({ min: 0, max: 11 }),
        amount: fc.bigInt({ min: -500n, max: 500n }),
      }),
    );
    fc.assert(
      fc.property(moves, fc.integer({ min: 1, max: 12 }), (made, split) => {
        let balance = 0n;
        const lines = made
          .toSorted((a, b) => a.month - b.month)
          .map(({ month, amount }) => {
            balance += amount;
            return { at: new Date(Date.UTC(2026, month, 5)), amount, balance };
          });
        const month = (number: number) => `2026-${String(number).padStart(2, '0')}`;
        const first = linesOfPeriod(lines, { from: null, to: month(split) });
        const rest = linesOfPeriod(lines, { from: month(split + 1), to: null });
        expect(rest.opening).toBe(first.closing);
        expect(first.lines.length + rest.lines.length).toBe(lines.length);
        for (const part of [first, rest]) {
          const sum = part.lines.reduce((total, line) => total + line.amount, 0n);
          expect(part.opening + sum).toBe(part.closing);
        }
        expect(rest.closing).toBe(balance);
      }),
    );
  });
});
