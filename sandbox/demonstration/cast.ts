import { addPartnerStaff } from '#app/domain/partners/add-partner-staff.ts';
import { describePartner } from '#app/domain/partners/describe-partner.ts';
import { addPartner } from '#app/domain/partners/add-partner.ts';
import { changeSettings } from '#app/domain/people/change-settings.ts';
import { registerKnownPerson } from '#app/domain/people/register-known-person.ts';
import { grantStaffRole } from '#app/domain/roles/grant-staff-role.ts';
import { db } from '#app/platform/db.ts';
import { type DemoPerson, demoPassword, demoPeople } from '../demo/sign-ins.ts';
import { done } from '../demo/stage.ts';
import type { DemoLender, DemoPartner } from './data.ts';

/** The host's own people who act. */
export interface Cast {
  readonly treasurers: readonly [number, number];
  readonly reviewer: number;
  readonly admin: number;
}

/** The partner at whose desk the demonstration's officer and manager sit. */
export const ownPartner = 'tungku-sembilan';

const address = (name: string) =>
  name
    .toLowerCase()
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^a-z0-9]+/g, '-');

async function register(person: {
  email: string;
  name: string;
  language: string;
  now: Date;
}): Promise<number> {
  const { personId } = done(
    await registerKnownPerson({ ...person, password: demoPassword, isDemo: true }),
  );
  return personId;
}

/** The host's own people, before there is anybody else. */
export async function registerHost(now: Date): Promise<Cast> {
  const ids = new Map<string, number>();
  for (const person of demoPeople as readonly DemoPerson[]) {
    if (!person.staff) continue;
    const personId = await register({ ...person, now });
    ids.set(person.email, personId);
    await grantStaffRole({ personId, actorId: null, now, role: person.staff });
  }
  const of = (email: string) => ids.get(`${email}@demo.example`) ?? 0;
  return {
    treasurers: [of('treasurer1'), of('treasurer2')],
    reviewer: of('reviewer'),
    admin: of('admin'),
  };
}

/** A partner with its people, in the month in which it joined. */
export async function joinPartner(partner: DemoPartner, now: Date) {
  const { liability } = partner;
  const { partnerId } = await addPartner({
    name: partner.name,
    externalId: partner.slug,
    country: partner.country_code,
    zone: partner.zone,
    isDemo: true,
    nonpaymentLiability: liability.nonpayment,
    currencyLiability: liability.currency,
    ...(liability.currency_coverage_percent !== null && {
      currencyCoverage: liability.currency_coverage_percent * 100,
    }),
    actorId: null,
    now,
  });
  const language = partner.country_code === 'ID' ? 'id' : 'en';
  const staff = new Map<string, number>();
  let manager = 0;
  for (const { name, isManager } of peopleOf(partner)) {
    const email = emailOf(partner, name, isManager);
    const personId = await register({ email, name, language, now });
    const at = { partnerId, personId, actorId: null, now };
    await addPartnerStaff({ ...at, role: isManager ? 'manager' : 'officer' });
    staff.set(name, personId);
    if (isManager) manager = personId;
  }
  for (const written of ['en', 'id'] as const) {
    await describePartner({
      partnerId,
      language: written,
      told: {
        kind: partner.kind[written],
        mission: partner.mission[written],
        price: partner.terms.in_words[written],
        visits: partner.visits[written],
        collects: partner.collects[written],
        goesWrong: partner.what_goes_wrong[written],
      },
      people: partner.people.map(({ first_name: firstName, role }) => ({
        firstName,
        role: role[written],
      })),
      actorId: manager,
      now,
    });
  }
  return { partnerId, staff, manager };
}

/** Those whom its page names, and the officers of its other offices. */
function peopleOf({ people, offices }: DemoPartner) {
  const named = people.map(({ first_name: name, role }) => ({
    name,
    isManager: role.en === 'manager' || role.en === 'director',
  }));
  const others = offices
    .filter(({ officer }) => !named.some(({ name }) => name === officer))
    .map(({ officer: name }) => ({ name, isManager: false }));
  return [...named, ...others];
}

/** The first officer and the manager of one partner are those whom a visitor can become. */
function emailOf({ slug, offices }: DemoPartner, name: string, isManager: boolean): string {
  if (slug === ownPartner && isManager) return 'manager@demo.example';
  if (slug === ownPartner && offices[0]?.officer === name) return 'officer@demo.example';
  return `${address(name)}.${address(slug)}@demo.example`;
}

/** A lender signs up; those who do not want to be seen say so. */
export async function joinLender(lender: DemoLender, now: Date): Promise<number> {
  const known = (demoPeople as readonly DemoPerson[]).find(
    (person) => person.email === `${lender.id}@demo.example`,
  );
  const name = known?.name ?? lender.name ?? 'A lender';
  const language = known?.language ?? lender.language;
  const email = `${address(lender.id)}@demo.example`;
  const personId = await register({ email, name, language, now });
  if (lender.anonymous || lender.kind !== 'person') {
    const person = await db().person.findUniqueOrThrow({ where: { id: personId } });
    const { mailRepayments, mailProgress, mailLate, mailLosses, mailNews } = person;
    const mails = { mailRepayments, mailProgress, mailLate, mailLosses, mailNews };
    const shown = { isNamed: !lender.anonymous, isWholeNamed: lender.kind !== 'person' };
    await changeSettings({ personId, name, language, ...shown, ...mails });
  }
  return personId;
}

/** A partner that has just joined: no loan, no report, nothing to settle; and its manager. */
export async function joinNewcomer(now: Date): Promise<void> {
  const person = (demoPeople as readonly DemoPerson[]).find((it) => it.isNew && it.partner);
  if (!person?.partner) return;
  const facts = { name: 'Lumbung Bersama', country: 'ID', zone: 'Asia/Jakarta', isDemo: true };
  const { partnerId } = await addPartner({ ...facts, actorId: null, now });
  const personId = await register({ ...person, now });
  await addPartnerStaff({ partnerId, personId, role: person.partner, actorId: null, now });
}
