import { describe, expect, it } from 'vitest';
import {
  approversOf,
  catalogue,
  isProposalKind,
  mayApprove,
} from '#app/domain/approvals/catalogue.ts';
import { read, shown, written } from '#app/domain/approvals/details.ts';
import { proposalKinds } from '#app/domain/audit/audit-verbs.ts';

const sum = { amount: 123_456n, currency: 'USD' } as const;
const said = {
  disbursement: {
    ...sum,
    partner: 'Mekar',
    paidOn: '2026-03-02',
    rate: '16250.5',
    proof: 'receipt 1',
    isPaidOutNow: false,
  },
  wire: { ...sum, partner: 'Mekar', partnerId: 3, source: 'bank', reference: 'W1' },
  bank_payout: { ...sum, holder: 'Lia', account: '7890', proof: 'wire 12' },
  bank_return: { ...sum, reason: 'account closed', status: 'succeeded' },
  partner_payout: { ...sum, partner: 'Mekar' },
  reversal: { ...sum, partner: 'Mekar', reason: 'recalled' },
  write_off: { ...sum, cause: 'fraud' },
  refund: { ...sum, reason: 'error', source: 'payable' },
  manual_journal: { ...sum, from: 'costs', to: 'bank', reason: 'fees' },
  stripe_line: {
    ...sum,
    from: 'suspense',
    to: 'operator',
    lineId: 'txn_1',
    account: 'operator',
    reason: 'the shop',
  },
  partner_terms: {
    partner: 'Mekar',
    currencyLiability: 'shared',
    currencyLiabilityWas: 'partner',
    currencyCoverage: 1_000,
    currencyCoverageWas: null,
    gainFee: 500,
    gainFeeWas: 0,
  },
  recovery: { ...sum, costs: 1_000n, reference: 'R1' },
  unknown_money: { ...sum, reference: 'X1' },
  operator_money: { ...sum, way: 'in', reference: 'O1' },
  staff_role: { name: 'Tika', email: 'tika@example.org', role: 'treasurer' },
  rates: { rates: 'IDR,USD,2026-03-02,16250.5,BI', replaced: '' },
  bank_line: {
    ...sum,
    day: '2026-03-02',
    holder: 'KSP MEKAR',
    bankText: 'settlement 2026-02',
    parts: [
      { kind: 'partner', target: '3', amount: 124_956n },
      { kind: 'account', target: 'costs', amount: -1_500n },
    ],
    partner: 'Mekar',
    reason: 'their bank kept 15',
  },
  bank_details: { partner: 'Mekar', holder: 'Koperasi Mekar', bank: 'Nusa', account: '0012' },
} as const;

/** They say where and on what terms money moves later. */
const movesNothing = new Set<string>(['rates', 'bank_details', 'partner_terms', 'staff_role']);

describe('what takes two people', () => {
  it.each(proposalKinds)('is kept as it was said: %s', (kind) => {
    const details = said[kind];
    const stored: unknown = JSON.parse(JSON.stringify(written(kind, details as never)));
    expect(read(kind, stored)).toEqual(details);
  });

  it.each(proposalKinds)('is shown with its sum before it is agreed to: %s', (kind) => {
    const stored = written(kind, said[kind] as never);
    expect(shown(kind, stored).sum).toEqual(movesNothing.has(kind) ? null : sum);
  });

  it('is read by nobody who does not know it', () => {
    expect(isProposalKind('coup')).toBe(false);
    expect(() => read('wire', { ...said.wire, amount: '12.5' })).toThrow(/amount/);
    expect(() => read('write_off', { ...said.write_off, amount: '1', cause: 'currency' })).toThrow(
      /cause/,
    );
  });

  it('is agreed to by whoever its entry says, and by admins', () => {
    for (const kind of proposalKinds) {
      expect(approversOf(kind)).toEqual(catalogue[kind].approvers);
      expect(mayApprove(kind, 'admin')).toBe(true);
      expect(mayApprove(kind, 'support')).toBe(false);
    }
  });
});
