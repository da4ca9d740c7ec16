import { approveDisbursement } from '#app/domain/disbursements/approve-disbursement.ts';
import { proposeDisbursement } from '#app/domain/disbursements/propose-disbursement.ts';
import { draftLoan } from '#app/domain/drafts/draft-loan.ts';
import { approveLoan } from '#app/domain/loans/approve-loan.ts';
import { publishUpdate } from '#app/domain/loans/publish-update.ts';
import { sendBackLoan } from '#app/domain/loans/send-back-loan.ts';
import { submitLoan } from '#app/domain/loans/submit-loan.ts';
import { defaultLoan } from '#app/domain/losses/default-loan.ts';
import { proposeRecovery, recordRecovery } from '#app/domain/losses/record-recovery.ts';
import { proposeWriteOff, writeOffLoan } from '#app/domain/losses/write-off-loan.ts';
import { isoDay } from '#app/money/days.ts';
import { db } from '#app/platform/db.ts';
import { done } from '../demo/stage.ts';
import { sendByBank } from '../demo/stages.ts';
import type { DemoLoan, Words } from './data.ts';
import type { DemoWorld } from './demo-world.ts';
import { draftOfLoan } from './draft-of-loan.ts';

/** Its officer writes the request and hands it in. */
export async function submit(world: DemoWorld, loan: DemoLoan): Promise<void> {
  const partnerId = world.partnerId(loan.partner);
  const actorId = world.writer(loan.partner, loan.officer);
  const draft = draftOfLoan(loan, world.today);
  const now = world.later();
  const { loanId } = done(await draftLoan({ partnerId, draft, actorId, now }));
  world.loans.set(loan.id, loanId);
  done(await submitLoan({ loanId, actorId, now }));
}

export async function post(world: DemoWorld, loan: DemoLoan): Promise<void> {
  const of = { loanId: world.loanId(loan), actorId: world.host.reviewer };
  done(await approveLoan({ ...of, now: world.later() }));
}

/** The reviewer writes what is wrong, in the words of the data. */
export async function sendBack(world: DemoWorld, loan: DemoLoan): Promise<void> {
  const reason = loan.review?.reason.en ?? '';
  const code = reason.startsWith('Consent') ? 'consent_is_in_doubt' : 'amount_is_implausible';
  const of = { loanId: world.loanId(loan), actorId: world.host.reviewer };
  done(await sendBackLoan({ ...of, code, reason, now: world.later() }));
}

/** Two treasurers pay a funded loan out, by bank. */
export async function payOut(world: DemoWorld, loanId: number, receipt: string): Promise<void> {
  const [first, second] = world.host.treasurers;
  const row = await db().loan.findUniqueOrThrow({ where: { id: loanId } });
  const now = world.later();
  const details = {
    paidOn: isoDay(now),
    rate: row.postedRate.toFixed(),
    proof: receipt,
    isPaidOutNow: true,
  };
  const asked = await proposeDisbursement({ loanId, actorId: first, now, ...details });
  done(await approveDisbursement({ ...done(asked), actorId: second, now: world.later() }));
  await world.stage.workDone();
  await sendByBank(world.stage, world.host);
}

/** News of a borrower, or why an instalment is late, which only lenders read. */
export async function write(
  world: DemoWorld,
  loan: DemoLoan,
  says: { by: string; text: Words; isAboutLateness: boolean },
): Promise<void> {
  const { by, text, isAboutLateness } = says;
  done(
    await publishUpdate({
      isAboutLateness,
      text: text.en,
      other: { language: 'id', text: text.id },
      loanId: world.loanId(loan),
      partnerId: world.partnerId(loan.partner),
      language: 'en',
      photo: null,
      actorId: world.writer(loan.partner, by),
      now: world.later(),
    }),
  );
}

/** A loan is lost in steps: in default, written off by two people, and what came in afterwards. */
export async function lose(
  world: DemoWorld,
  what: 'defaults' | 'written_off' | 'recovered',
  loan: DemoLoan,
): Promise<void> {
  const { loss } = loan;
  if (!loss) return;
  const loanId = world.loanId(loan);
  const [first, second] = world.host.treasurers;
  const now = world.later();
  if (what === 'defaults') {
    const row = await db().loan.findUniqueOrThrow({ where: { id: loanId } });
    if (row.status === 'defaulted') return;
    done(await defaultLoan({ loanId, reason: loss.reason.en, actorId: first, now }));
  } else if (what === 'written_off') {
    const asked = await proposeWriteOff({ loanId, cause: 'borrower', actorId: first, now });
    done(await writeOffLoan({ ...done(asked), actorId: second, now: world.later() }));
  } else {
    const amount = BigInt(loss.usd_recovered) * 100n;
    const money = { loanId, reference: `recovery ${loan.id}`, amount, costs: 0n };
    const asked = await proposeRecovery({ ...money, actorId: first, now });
    done(await recordRecovery({ ...done(asked), actorId: second, now: world.later() }));
  }
  await world.stage.workDone();
}
