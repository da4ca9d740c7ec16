import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { total } from '#app/money/share-out.ts';
import { shareReceipt } from '#app/domain/receipts/receipt-rules.ts';

describe('shareReceipt', () => {
  it('reaches every line in proportion and books the whole loss of a line that is whole', () => {
    const before = { cash: 0n, loss: 0n, gain: 0n };
    const lines = [
      { number: 1, cash: 6_000n, loss: 600n, gain: 0n, before },
      { number: 2, cash: 3_000n, loss: 0n, gain: 1_000n, before },
    ];
    const first = shareReceipt(5_000n, lines);
    expect(first).toEqual([
      { number: 1, cash: 3_000n, loss: 300n, gain: 0n },
      { number: 2, cash: 1_500n, loss: 0n, gain: 500n },
    ]);
    const rest = shareReceipt(
      5_000n,
      lines.map((line, index) => ({ ...line, before: first[index] ?? before })),
    );
    expect(total(rest.map((part) => part.loss))).toBe(300n);
    expect(total(rest.map((part) => part.cash + part.gain))).toBe(5_000n);
  });
});

describe('shareReceipt after reversals', () => {
  it('never runs down, and books what a line owes to the cent, whichever receipts stand', () => {
    const amounts = fc.array(fc.bigInt({ min: 1n, max: 400n }), { minLength: 1, maxLength: 8 });
    const line = fc.record({
      cash: fc.bigInt({ min: 1n, max: 999n }),
      loss: fc.bigInt({ min: 0n, max: 99n }),
      gain: fc.bigInt({ min: 0n, max: 99n }),
    });
    fc.assert(
      fc.property(
        fc.array(line, { minLength: 1, maxLength: 3 }),
        amounts,
        fc.nat(),
        (dues, paid, pick) => {
          const standing = dues.map(() => [] as { cash: bigint; loss: bigint; gain: bigint }[]);
          const lines = () =>
            dues.map((due, index) => {
              const parts = standing[index] ?? [];
              return {
                ...due,
                number: index + 1,
                before: {
                  cash: total(parts.map((part) => part.cash)),
                  loss: total(parts.map((part) => part.loss)),
                  gain: total(parts.map((part) => part.gain)),
                },
              };
            });
          const open = () =>
            total(lines().map((it) => it.cash + it.gain - it.before.cash - it.before.gain));
          const take = (amount: bigint) => {
            const now = amount < open() ? amount : open();
            if (now === 0n) return;
            const parts = shareReceipt(now, lines());
            expect(total(parts.map((part) => part.cash + part.gain))).toBe(now);
            for (const part of parts) {
              expect([part.cash, part.loss, part.gain].every((it) => it >= 0n)).toBe(true);
            }
            parts.forEach((part, index) => standing[index]?.push(part));
          };
          paid.forEach(take);
          // One receipt is recalled, and what it brought is paid again.
          const gone = pick % Math.max(1, standing[0]?.length ?? 1);
          for (const parts of standing) parts.splice(gone, 1);
          take(1n);
          take(open());
          for (const it of lines())
            expect(it.before).toEqual({ cash: it.cash, loss: it.loss, gain: it.gain });
        },
      ),
    );
  });
});
