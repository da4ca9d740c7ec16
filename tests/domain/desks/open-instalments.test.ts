import { describe, expect, it } from 'vitest';
import { openInstalments } from '#app/domain/desks/open-instalments-rules.ts';

const rows = [
  { localPrincipal: 0n, localInterest: 20n },
  { localPrincipal: 100n, localInterest: 20n },
  { localPrincipal: 100n, localInterest: 10n },
];
const open = (collected: bigint) => openInstalments(rows, collected).map((row) => row.open);

describe('what is still to be collected', () => {
  it('is all of it, with the interest, while nothing came', () => {
    expect(open(0n)).toEqual([20n, 120n, 110n]);
  });

  it('is less of the first where part came, and none of those that are paid', () => {
    expect(open(40n)).toEqual([20n, 80n, 110n]);
    expect(open(100n)).toEqual([20n, 110n]);
    expect(open(130n)).toEqual([20n, 80n]);
  });

  it('is never below nothing, however much came', () => {
    expect(open(500n)).toEqual([20n]);
  });
});
