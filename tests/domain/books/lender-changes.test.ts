import { describe, expect, it } from 'vitest';
import { byCurrency, lenderChanges } from '#app/domain/books/lender-changes-rules.ts';
import { move } from '#tests/support/movement.ts';

describe('what movements change for lenders', () => {
  it('is the sum by lender and currency, gains apart from losses', () => {
    const changes = lenderChanges([
      move('stripe', 'lender:1', 1_000n),
      move('lender:1', 'loan:1:raised', 300n),
      move('lender:2', 'tips', 50n),
      move('bank', 'lender:1', 7n, 'EUR'),
    ]);
    expect(changes).toEqual({
      gains: [
        { account: 'lender:1', currency: 'USD', amount: 700n },
        { account: 'lender:1', currency: 'EUR', amount: 7n },
      ],
      losses: [{ account: 'lender:2', currency: 'USD', amount: 50n }],
    });
    expect(byCurrency(changes.gains)).toEqual([
      ['USD', [changes.gains[0]]],
      ['EUR', [changes.gains[1]]],
    ]);
  });

  it('is nothing where it evens out, and nothing of a debt or another account', () => {
    const none = [
      move('lender:1', 'order:1:held', 10n),
      move('order:1:held', 'lender:1', 10n),
      move('lender:3:owed', 'bank', 5n),
      move('partner:1:receivable', 'loan:1:collected', 9n),
    ];
    expect(lenderChanges(none)).toEqual({ gains: [], losses: [] });
    expect(byCurrency([])).toEqual([]);
  });
});
