import { describe, expect, it } from 'vitest';
import { countingRoles, countsFrom, touchesMoney } from '#app/domain/roles/money-roles-rules.ts';
import { StaffRoleName } from '#app/platform/generated/enums.ts';

const at = new Date('2026-03-02T09:00:00Z');

describe('a role', () => {
  it('touches money for treasurers and admins alone, and then counts a day later', () => {
    const touching = Object.values(StaffRoleName).filter(touchesMoney);
    expect(touching.toSorted()).toEqual(['admin', 'treasurer']);
    expect(countsFrom('treasurer', at)).toEqual(new Date('2026-03-03T09:00:00Z'));
    expect(countsFrom('reviewer', at)).toEqual(at);
  });

  it('counts until it is taken away', () => {
    expect(countingRoles(at)).toEqual({ revokedAt: null, countsFrom: { lte: at } });
  });
});
