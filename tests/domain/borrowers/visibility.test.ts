import { describe, expect, it } from 'vitest';
import { seenBorrower } from '#app/domain/borrowers/visibility-rules.ts';

const siti = {
  firstName: 'Siti',
  groupName: null,
  town: 'Lombok',
  photo: { name: 'p', thumb: null },
  hasConsent: true,
};
const nobody = { name: null, town: null, photo: null, drawing: null, showsStory: false };

describe('who sees what of a borrower', () => {
  it.each([
    ['fundraising', false, 'public', 'Siti'],
    ['in_repayment', false, 'public', 'Siti'],
    ['in_repayment', true, 'public', null],
    ['in_repayment', true, 'lender_of_the_loan', 'Siti'],
    ['defaulted', false, 'public', null],
    ['defaulted', false, 'lender_of_the_loan', 'Siti'],
    ['refunded', false, 'public', null],
    ['refunded', false, 'staff', 'Siti'],
  ] as const)('%s, late %s: %s sees %s', (status, isLate, viewer, name) => {
    expect(seenBorrower(siti, { status, isLate }, viewer).name).toBe(name);
  });

  it.each(['public', 'lender_of_the_loan'] as const)(
    'without consent %s sees nothing',
    (viewer) => {
      const withdrawn = { ...siti, hasConsent: false };
      expect(seenBorrower(withdrawn, { status: 'in_repayment', isLate: false }, viewer)).toEqual(
        nobody,
      );
    },
  );

  it('never shows a surname: the rule does not even know it', () => {
    const whole = { ...siti, lastName: 'Rahayu' };
    const seen = seenBorrower(whole, { status: 'fundraising', isLate: false }, 'staff');
    expect(JSON.stringify(seen)).not.toContain('Rahayu');
  });
});
