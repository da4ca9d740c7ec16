import { describe, expect, it } from 'vitest';
import { encode } from 'uqr';
import { epcPayload } from '#app/money/epc-payload.ts';

const transfer = {
  holder: 'Red Cross of Belgium',
  account: 'BE72 0000 0000 1616',
  bic: 'BPOTBEB1',
  amount: 123_45n,
  currency: 'EUR',
  reference: 'RF18539007547034',
} as const;

describe('a transfer in euro as banking apps read it (EPC069-12)', () => {
  it('says version, account, amount and a reference of ISO 11649, one element a line', () => {
    expect(epcPayload(transfer)?.split('\n')).toEqual([
      'BCD',
      '002',
      '1',
      'SCT',
      'BPOTBEB1',
      'Red Cross of Belgium',
      'BE72000000001616',
      'EUR123.45',
      '',
      'RF18539007547034',
    ]);
  });

  it('leaves the BIC empty where there is none, and never ends a line inside a name', () => {
    const said = epcPayload({ ...transfer, bic: null, holder: 'Rotes\nKreuz ' });
    expect(said?.split('\n').slice(4, 6)).toEqual(['', 'Rotes Kreuz']);
  });

  it.each([
    [{ currency: 'USD' }],
    [{ account: '0012 3456' }],
    [{ account: 'BE73000000001616' }],
    [{ amount: 0n }],
    [{ amount: 100_000_000_000n }],
  ] as const)('cannot say %o', (change) => {
    expect(epcPayload({ ...transfer, ...change })).toBeNull();
  });

  it('fits a code of version 13 at level M, however long the name', () => {
    const said =
      epcPayload({ ...transfer, holder: 'é'.repeat(200), amount: 99_999_999_999n }) ?? '';
    expect(new TextEncoder().encode(said).length).toBeLessThanOrEqual(331);
    const { version } = encode(said, { ecc: 'M' });
    expect(version).toBeLessThanOrEqual(13);
  });
});
