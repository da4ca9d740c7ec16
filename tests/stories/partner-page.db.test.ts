import { expect, it } from 'vitest';
import { partnerPage } from '#app/domain/loans/partner-page.ts';
import { addPartnerStaff } from '#app/domain/partners/add-partner-staff.ts';
import { describePartner } from '#app/domain/partners/describe-partner.ts';
import { db } from '#app/platform/db.ts';
import { ask, signInAs } from '#tests/support/ask.ts';
import { given } from '#tests/support/given.ts';
import { withWorld } from '#tests/support/world.ts';

const world = withWorld();

it('a manager writes the partner’s page, in each language; what is not told is not shown', async () => {
  const g = given(world);
  const { now } = world;
  const partnerId = await g.partner();
  const [manager, officer] = [await g.person('Bambang'), await g.person('Yuni')];
  await addPartnerStaff({ partnerId, personId: manager, role: 'manager', actorId: null, now });
  await addPartnerStaff({ partnerId, personId: officer, role: 'officer', actorId: null, now });
  const seen = async (language: string) =>
    (await partnerPage({ slug: 'koperasi-mekar', currency: 'USD', now, language }))?.telling;
  expect(await seen('en')).toBeNull();

  const cookie = await signInAs(manager, now);
  const form = { kind: 'a cooperative', mission: 'Nine women founded it.', name1: 'Bambang' };
  const answer = await ask('desk/profile', cookie, {}, { ...form, role1: 'manager' });
  expect(answer.location).toBe('/desk/profile?done=saved');
  const told = { kind: 'a cooperative', mission: 'Nine women founded it.', price: null };
  const people = [{ firstName: 'Bambang', role: 'manager' }];
  expect(await seen('en')).toMatchObject({ language: 'en', told, people });
  // Who reads another language reads this one, rather than nothing.
  expect(await seen('id')).toMatchObject({ language: 'en', told });

  const none = { kind: null, mission: null, price: null, visits: null, collects: null };
  const inIndonesian = { ...none, goesWrong: 'Kunjungan bisa mundur.' };
  const by = { partnerId, actorId: manager, now };
  await describePartner({
    ...by,
    language: 'id',
    told: inIndonesian,
    people: [{ firstName: 'Bambang', role: 'manajer' }],
  });
  expect(await seen('id')).toMatchObject({ told: inIndonesian, people: [{ role: 'manajer' }] });
  expect(await seen('en')).toMatchObject({ told, people });
  // Another person in the list: what was said in the other language is of nobody there.
  await describePartner({
    ...by,
    language: 'id',
    told: inIndonesian,
    people: [{ firstName: 'Lestari', role: 'kasir' }],
  });
  expect(await seen('en')).toMatchObject({ people: [{ firstName: 'Lestari', role: '' }] });

  const other = await signInAs(officer, now);
  expect((await ask('desk/profile', other)).status).toBe(404);
  expect((await ask('desk/profile', other, {}, form)).status).toBe(404);
  expect(await db().auditRow.count({ where: { verb: 'describe-partner' } })).toBe(3);
});
