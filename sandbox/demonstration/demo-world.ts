import { type Day, addDays, dateOf } from '#app/money/days.ts';
import { db } from '#app/platform/db.ts';
import { demoPeople } from '../demo/sign-ins.ts';
import type { Stage } from '../demo/stage.ts';
import type { Cast } from './cast.ts';
import { type DemoLoan, demonstration } from './data.ts';

/** The hour of a day at which things happen, in UTC: every partner is awake by then. */
const hour = 9;

/** Where the demonstration is: its time, its people, its loans, each by the names of the data. */
export class DemoWorld {
  readonly stage: Pick<Stage, 'stripe' | 'time' | 'workDone' | 'dueDone'>;
  /** The day from which the data counts. */
  readonly today: Day;
  readonly loans = new Map<string, number>();
  readonly partners = new Map<string, number>();
  readonly lenders = new Map<string, number>();
  /** By partner and first name. */
  readonly staff = new Map<string, number>();
  readonly managers = new Map<string, number>();
  #host: Cast | null = null;

  constructor(stage: DemoWorld['stage'], today: Day) {
    this.stage = stage;
    this.today = today;
  }

  set host(host: Cast) {
    this.#host = host;
  }

  get host(): Cast {
    if (!this.#host) throw new Error('nobody hosts it yet');
    return this.#host;
  }

  dateOf(day: number): Day {
    return addDays(this.today, day);
  }

  goTo(day: number): void {
    this.stage.time.now = new Date(dateOf(this.dateOf(day)).getTime() + hour * 3_600_000);
  }

  /** A minute later: what happens on one day happens one after the other. */
  later(): Date {
    this.stage.time.now = new Date(this.stage.time.now.getTime() + 60_000);
    return this.stage.time.now;
  }

  loanId(loan: DemoLoan): number {
    const id = this.loans.get(loan.id);
    if (id === undefined) throw new Error(`${loan.id} has not been submitted`);
    return id;
  }

  partnerId(slug: string): number {
    return this.partners.get(slug) ?? 0;
  }

  /** Whoever of the partner's people has that name; its manager, if nobody has. */
  writer(partner: string, name: string): number {
    return this.staff.get(`${partner} ${name}`) ?? this.managers.get(partner) ?? 0;
  }

  /** Finds everybody in a database where the demonstration has been before. */
  async recognise(): Promise<void> {
    const staff = await db().person.findMany({ where: { staffRoles: { some: {} } } });
    const of = (name: string) =>
      staff.find((person) => person.email === `${name}@demo.example`)?.id ?? 0;
    this.host = {
      treasurers: [of('treasurer1'), of('treasurer2')],
      reviewer: of('reviewer'),
      admin: of('admin'),
    };
    const partners = await db().partner.findMany({
      where: { externalId: { not: null } },
      include: { staff: { where: { removedAt: null }, include: { person: true } } },
    });
    for (const partner of partners) {
      const slug = partner.externalId ?? '';
      this.partners.set(slug, partner.id);
      for (const { person, role } of partner.staff) {
        this.staff.set(`${slug} ${person.name}`, person.id);
        if (role === 'manager') this.managers.set(slug, person.id);
      }
    }
    const known = new Set<string>(demoPeople.map((person) => person.email));
    const people = await db().person.findMany({ where: { isDemo: true } });
    for (const { id } of demonstration.lenders) {
      const person = people.find((it) => it.email === `${id}@demo.example`);
      if (person && (known.has(person.email) || person.passwordHash))
        this.lenders.set(id, person.id);
    }
    const loans = await db().loan.findMany({ where: { externalId: { not: null } } });
    for (const loan of loans) this.loans.set(loan.externalId ?? '', loan.id);
  }
}
