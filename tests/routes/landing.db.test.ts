import { expect, it } from 'vitest';
import { addPartnerStaff } from '#app/domain/partners/add-partner-staff.ts';
import { grantStaffRole } from '#app/domain/roles/grant-staff-role.ts';
import { ask } from '#tests/support/ask.ts';
import { given } from '#tests/support/given.ts';
import { withWorld } from '#tests/support/world.ts';

const world = withWorld();

it('leads whoever signs in to where their day begins, or to what they wanted', async () => {
  const g = given(world);
  const partnerId = await g.partner();
  await g.person('Lia');
  const officer = await g.person('Yuni');
  const treasurer = await g.person('Tika');
  const at = { actorId: null, now: world.now };
  await addPartnerStaff({ partnerId, personId: officer, role: 'officer', ...at });
  await grantStaffRole({ personId: treasurer, role: 'treasurer', ...at });
  const lands = async (name: string, to = '') => {
    const form = { email: `${name}@example.org`, password: 'correct horse battery', to };
    return (await ask('account/sign-in', null, {}, form)).location;
  };
  expect(await lands('lia')).toBe('/portfolio');
  expect(await lands('yuni')).toBe('/desk');
  expect(await lands('tika')).toBe('/admin');
  expect(await lands('tika', '/admin/books')).toBe('/admin/books');
  expect(await lands('lia', 'https://elsewhere.example')).toBe('/portfolio');
});
