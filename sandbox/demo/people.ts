import { addPartner } from '#app/domain/partners/add-partner.ts';
import { addPartnerStaff } from '#app/domain/partners/add-partner-staff.ts';
import { grantStaffRole } from '#app/domain/roles/grant-staff-role.ts';
import { registerKnownPerson } from '#app/domain/people/register-known-person.ts';
import { type DemoPerson, demoPassword, demoPeople, moreLenders } from './sign-ins.ts';

export interface DemoCast {
  readonly lenders: readonly number[];
  readonly treasurers: readonly [number, number];
  readonly reviewer: number;
  readonly manager: number;
  readonly admin: number;
}

/** A partner that has just joined: no loan, no report, nothing to settle. */
async function joiningPartner(now: Date): Promise<number> {
  const facts = { name: 'Lumbung Bersama', country: 'ID', zone: 'Asia/Jakarta', isDemo: true };
  return (await addPartner({ ...facts, actorId: null, now })).partnerId;
}

/** Registers the people of the demonstration; the partner's staff belong to the partner named. */
export async function registerCast(partnerId: number, now: Date): Promise<DemoCast> {
  const register = async (person: { email: string; name: string; language: string }) => {
    const answer = await registerKnownPerson({
      ...person,
      password: demoPassword,
      isDemo: true,
      now,
    });
    if ('refused' in answer) throw new Error(`${person.email} is registered already`);
    return answer.personId;
  };
  const ids = new Map<string, number>();
  for (const person of demoPeople as readonly DemoPerson[]) {
    const personId = await register(person);
    ids.set(person.email, personId);
    const at = { personId, actorId: null, now };
    if (person.staff) await grantStaffRole({ ...at, role: person.staff });
    if (person.partner) {
      const of = person.isNew ? await joiningPartner(now) : partnerId;
      await addPartnerStaff({ ...at, partnerId: of, role: person.partner });
    }
  }
  const others: number[] = [];
  for (const name of moreLenders) {
    const email = `${name.toLowerCase()}@demo.example`;
    others.push(await register({ email, name, language: 'en' }));
  }
  const of = (email: string) => ids.get(`${email}@demo.example`) ?? 0;
  return {
    lenders: [of('lia'), of('ben'), ...others],
    treasurers: [of('treasurer1'), of('treasurer2')],
    reviewer: of('reviewer'),
    manager: of('manager'),
    admin: of('admin'),
  };
}
