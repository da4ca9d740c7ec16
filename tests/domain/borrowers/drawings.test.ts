import { existsSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { shownDrawing } from '#app/domain/borrowers/drawing-rules.ts';
import { seenBorrower } from '#app/domain/borrowers/visibility-rules.ts';
import { sceneOfSector } from '#app/ui/scenes.ts';
import { sectors } from '#app/ui/sectors.ts';

const isThere = (drawing: string | null) => existsSync(`public/${drawing}.svg`);

describe('a drawing', () => {
  it('has a file for every portrait, its place without anybody, and every sector', () => {
    const portraits = readdirSync('public/portraits').map((name) => name.replace('.svg', ''));
    expect(portraits).toHaveLength(24);
    for (const name of portraits) {
      const empty = shownDrawing(`portraits/${name}`, false);
      expect([name, empty?.startsWith('scenes/'), isThere(empty)]).toEqual([name, true, true]);
    }
    expect(sectors.filter((sector) => !isThere(sceneOfSector(sector)))).toEqual([]);
    expect(isThere(sceneOfSector('What nobody has heard of'))).toBe(true);
  });

  it('shows nobody where the borrower is not shown: the place and the goods alone', () => {
    const borrower = {
      firstName: 'Rahma',
      groupName: null,
      town: 'Malang',
      photo: null,
      drawing: 'portraits/rahma',
      hasConsent: true,
    };
    const late = { status: 'in_repayment', isLate: true };
    expect(seenBorrower(borrower, late, 'public').drawing).toBe('scenes/kitchen-tempeh');
    expect(seenBorrower(borrower, late, 'lender_of_the_loan').drawing).toBe('portraits/rahma');
    const withdrawn = { ...borrower, hasConsent: false };
    expect(seenBorrower(withdrawn, late, 'lender_of_the_loan').drawing).toBe(
      'scenes/kitchen-tempeh',
    );
    expect(shownDrawing('portraits/nobody', false)).toBeNull();
    expect(shownDrawing('scenes/terraces-greens', false)).toBe('scenes/terraces-greens');
  });
});
