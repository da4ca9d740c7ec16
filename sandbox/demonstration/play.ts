import { openBankAccount } from '#app/domain/banking/open-bank-account.ts';
import { proposeOperatorMoney, recordOperatorMoney } from '#app/domain/books/operator-money.ts';
import { tellOfLateness } from '#app/domain/lateness/tell-of-lateness.ts';
import { seeNotices } from '#app/domain/notifications/notices.ts';
import { sendDigests } from '#app/domain/notifications/send-digests.ts';
import { proposeBankDetails } from '#app/domain/partners/bank-details.ts';
import { enterRates, proposeRates } from '#app/domain/rates/enter-rates.ts';
import { requestWithdrawal } from '#app/domain/withdrawals/request-withdrawal.ts';
import { asCurrency } from '#app/money/currencies.ts';
import { daysBetween, isoDay } from '#app/money/days.ts';
import { hostAccount } from '../demo/host-account.ts';
import { done } from '../demo/stage.ts';
import { lend } from '../demo/stages.ts';
import { type Happening, calendar } from './calendar.ts';
import { joinLender, joinNewcomer, joinPartner, ownPartner, registerHost } from './cast.ts';
import { demonstration } from './data.ts';
import type { DemoWorld } from './demo-world.ts';
import { follow } from './followers.ts';
import { lose, payOut, post, sendBack, submit, write } from './loan-acts.ts';
import { reportAndSettle } from './month-reports.ts';
import { type Payment, isBehind } from './payments.ts';

/** The host bears Stripe's fees: what it brings of its own, in cents. */
const ownMoney = 300_000n;

/** Of what Stripe has, the part that it pays out each week; the rest is there for refunds. */
const paidOut = 0.8;

/** Who takes out what came back, and when: cents, to the card that it came from. */
const withdrawals = [
  { day: -35, lender: 'h06', amount: 5_000n },
  { day: -28, lender: 'h03', amount: 12_500n },
  { day: -2, lender: 'lia', amount: 1_000n },
] as const;

/** When the two lenders whom a visitor becomes first have last looked at what they were told. */
const lastLook = -20;

/**
 * Two years of the demonstration, day by day, through the verbs, the checkout and the workers that real ones
 * go through. It ends on the day from which the data counts.
 */
export async function playWhole(world: DemoWorld, payments: readonly Payment[]): Promise<void> {
  await playUntil(world, payments, 0);
  await leaveWork(world);
  await follow(world);
  await world.stage.workDone();
}

/** Its beginning, up to the end of a day; days count from the data's own, so that they are below zero. */
export async function playUntil(
  world: DemoWorld,
  payments: readonly Payment[],
  last: number,
): Promise<void> {
  const days = calendar((month) => daysBetween(world.today, `${month}-01`));
  const first = Math.min(...days.keys()) - 1;
  await begin(world, first);
  for (let day = first + 1; day <= last; day += 1) {
    await liveDay(world, payments, { day, happenings: days.get(day) ?? [] });
    for (const { lender, amount } of withdrawals.filter((it) => it.day === day)) {
      const lenderId = world.lenders.get(lender) ?? 0;
      const asked = { lenderId, amount, currency: 'USD' as const, now: world.later() };
      done(await requestWithdrawal({ ...asked, isBankKnown: false }));
      await world.stage.workDone();
    }
    if (day !== lastLook) continue;
    for (const id of ['lia', 'ben']) await seeNotices(world.lenders.get(id) ?? 0, world.later());
  }
}

/** One day: what happens, what partners report, and on Mondays what comes by itself. */
export async function liveDay(
  world: DemoWorld,
  payments: readonly Payment[],
  { day, happenings }: { day: number; happenings: readonly Happening[] },
): Promise<void> {
  world.goTo(day);
  await world.stage.dueDone();
  for (const happening of happenings) await happen(world, payments, happening);
  if (happenings.some(({ what }) => what === 'lends')) await world.stage.workDone();
  if (await reportAndSettle(world, payments, day)) await world.stage.workDone();
  if (world.stage.time.now.getUTCDay() === 1) await weekly(world);
}

async function begin(world: DemoWorld, day: number): Promise<void> {
  world.goTo(day);
  world.host = await registerHost(world.later());
  await openBankAccount({ ...hostAccount, actorId: world.host.admin, now: world.later() });
  const [first, second] = world.host.treasurers;
  const money = { way: 'in', reference: 'start', amount: ownMoney, currency: 'USD' } as const;
  const asked = await proposeOperatorMoney({ ...money, actorId: first, now: world.later() });
  done(await recordOperatorMoney({ ...done(asked), actorId: second, now: world.later() }));
  await enterAllRates(world);
}

/** What each currency is worth; all of it invented, and the same throughout. */
async function enterAllRates(world: DemoWorld): Promise<void> {
  const offices = demonstration.partners.flatMap((partner) => partner.offices);
  const worth = new Map(offices.map((it) => [it.currency, String(it.rate_per_usd)]));
  worth.delete('USD');
  const now = world.later();
  const rates = [...worth].map(([currency, rate]) => ({
    currency: asCurrency(currency),
    perCurrency: 'USD' as const,
    day: isoDay(now),
    rate,
    source: 'invented',
  }));
  const [first, second] = world.host.treasurers;
  const asked = await proposeRates({ rates, actorId: first, now });
  done(await enterRates({ ...done(asked), actorId: second, now: world.later() }));
}

/** Mondays: Stripe pays out to the bank, lenders are told what happened. */
async function weekly(world: DemoWorld): Promise<void> {
  const { ledger } = world.stage.stripe;
  const amount = Math.floor(ledger.available('usd') * paidOut);
  if (amount > 0) ledger.payOutToBank({ amount, currency: 'usd' });
  await tellOfLateness(world.later());
  await sendDigests({ now: world.later() });
  await world.stage.workDone();
}

async function happen(
  world: DemoWorld,
  payments: readonly Payment[],
  happening: Happening,
): Promise<void> {
  switch (happening.what) {
    case 'partner_joins':
      return partnerJoins(world, happening.slug);
    case 'lender_joins': {
      const lender = demonstration.lenders.find((it) => it.id === happening.id);
      if (lender) world.lenders.set(lender.id, await joinLender(lender, world.later()));
      return;
    }
    case 'submitted':
      return submit(world, happening.loan);
    case 'posted':
      return post(world, happening.loan);
    case 'sent_back':
      return sendBack(world, happening.loan);
    case 'lends':
      return lendAsUsual(world, happening);
    case 'paid_out':
      return payOut(world, world.loanId(happening.loan), `Receipt ${happening.loan.id}`);
    case 'news': {
      const { loan, item } = happening;
      // Of a loan that is late, everything is said to its lenders alone.
      const isAboutLateness = isBehind(world, payments, loan);
      return write(world, loan, { by: item.by, text: item.text, isAboutLateness });
    }
    case 'says_why_late': {
      const { late } = happening.loan;
      const said = {
        by: late?.by ?? '',
        text: late?.reason ?? { en: '', id: '' },
        isAboutLateness: true,
      };
      return write(world, happening.loan, said);
    }
    default:
      return lose(world, happening.what, happening.loan);
  }
}

async function partnerJoins(world: DemoWorld, slug: string): Promise<void> {
  const partner = demonstration.partners.find((it) => it.slug === slug);
  if (!partner) return;
  const { partnerId, staff, manager } = await joinPartner(partner, world.later());
  world.partners.set(slug, partnerId);
  world.managers.set(slug, manager);
  for (const [name, id] of staff) world.staff.set(`${slug} ${name}`, id);
}

/** With the tip that this lender usually adds, and from the balance where that is a habit. */
export async function lendAsUsual(
  world: DemoWorld,
  { lender, slices }: Pick<Extract<Happening, { what: 'lends' }>, 'lender' | 'slices'>,
): Promise<void> {
  const { habits } = demonstration.lenders.find((it) => it.id === lender) ?? {};
  const sum = slices.reduce((all, slice) => all + slice.usd, 0);
  world.later();
  // A fundraiser that ends in this very minute gives back what they lend anew, or does not.
  await world.stage.dueDone();
  await lend(
    world.stage,
    world.lenders.get(lender) ?? 0,
    slices.map(({ loan, usd }) => ({
      loanId: world.loans.get(loan) ?? 0,
      amount: BigInt(usd) * 100n,
    })),
    {
      tip: BigInt(sum * (habits?.tip_percent ?? 0)),
      usesBalance: habits?.relends === 'always' || habits?.relends === 'when_25',
    },
  );
}

/** Something waits at every desk: what the data leaves there, and a second person's word. */
async function leaveWork(world: DemoWorld): Promise<void> {
  const [first] = world.host.treasurers;
  const details = {
    holder: 'Koperasi Tungku Sembilan',
    bank: 'Bank Nusa Demo',
    account: '0012 3456 7890',
  };
  const of = { partnerId: world.partnerId(ownPartner), actorId: first, now: world.later() };
  done(await proposeBankDetails({ ...details, ...of }));
  await joinNewcomer(world.later());
}
