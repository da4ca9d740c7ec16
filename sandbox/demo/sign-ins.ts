import type { PartnerRoleName, StaffRoleName } from '#app/platform/generated/enums.ts';

/** One password for everyone of the demonstration; a real installation has none of these people. */
export const demoPassword = 'urunan demo';

export interface DemoPerson {
  readonly email: string;
  readonly name: string;
  readonly language: 'en' | 'id';
  readonly what: string;
  readonly staff?: StaffRoleName;
  readonly partner?: PartnerRoleName;
  /** Joined today, with nothing there yet; partner staff then have a partner of their own. */
  readonly isNew?: boolean;
}

export const demoPeople = [
  { email: 'lia@demo.example', name: 'Lia Hartono', language: 'id', what: 'lender' },
  { email: 'ben@demo.example', name: 'Ben Okafor', language: 'en', what: 'lender' },
  {
    email: 'nina@demo.example',
    name: 'Nina Larsen',
    language: 'en',
    what: 'lender who has just joined',
    isNew: true,
  },
  {
    email: 'officer@demo.example',
    name: 'Sari Utami',
    language: 'id',
    what: 'partner officer',
    partner: 'officer',
  },
  {
    email: 'manager@demo.example',
    name: 'Dewi Lestari',
    language: 'id',
    what: 'partner manager',
    partner: 'manager',
  },
  {
    email: 'newcomer@demo.example',
    name: 'Made Suarta',
    language: 'id',
    what: 'manager of a partner that has just joined',
    partner: 'manager',
    isNew: true,
  },
  {
    email: 'reviewer@demo.example',
    name: 'Ravi Menon',
    language: 'en',
    what: 'reviewer',
    staff: 'reviewer',
  },
  {
    email: 'treasurer1@demo.example',
    name: 'Tika Wijaya',
    language: 'id',
    what: 'treasurer',
    staff: 'treasurer',
  },
  {
    email: 'treasurer2@demo.example',
    name: 'Tom Becker',
    language: 'en',
    what: 'treasurer',
    staff: 'treasurer',
  },
  {
    email: 'support@demo.example',
    name: 'Putri Rahayu',
    language: 'id',
    what: 'support',
    staff: 'support',
  },
  {
    email: 'auditor@demo.example',
    name: 'Anders Holm',
    language: 'en',
    what: 'auditor',
    staff: 'auditor',
  },
  {
    email: 'admin@demo.example',
    name: 'Ana Pereira',
    language: 'en',
    what: 'admin',
    staff: 'admin',
  },
] as const satisfies readonly DemoPerson[];

/** Lenders whom nobody signs in as; they fund what is lent. */
export const moreLenders = ['Noor', 'Marta', 'Kenji', 'Awa'];
