import { draftLoan } from '#app/domain/drafts/draft-loan.ts';
import type { KivaLoan } from '#app/domain/drafts/read-kiva-loans.ts';
import { sendBackLoan } from '#app/domain/loans/send-back-loan.ts';
import { submitLoan } from '#app/domain/loans/submit-loan.ts';
import { proposeBankDetails } from '#app/domain/partners/bank-details.ts';
import { isoDay } from '#app/money/days.ts';
import { draftOfKivaLoan } from './draft-of-kiva-loan.ts';
import type { DemoCast } from './people.ts';
import { type Stage, done } from './stage.ts';
import { lend, postLoans } from './stages.ts';

interface Request {
  readonly id: string;
  readonly name: string;
  readonly town: string;
  readonly use: string;
  readonly text: string;
}

const requests = {
  toReview: {
    id: 'demo-ketut',
    name: 'Ketut',
    town: 'Tabanan',
    use: 'buys a drying rack and salt for her fish',
    text: 'When it rains for a week the fish spoils. Under a roof of plastic it dries in two days.',
  },
  sentBack: {
    id: 'demo-rahma',
    name: 'Rahma',
    town: 'Bima',
    use: 'buys thread for three looms',
    text: 'My sisters and I weave. Thread is cheaper when we buy it before the fasting month.',
  },
  toPayOut: {
    id: 'demo-wayan',
    name: 'Wayan',
    town: 'Gianyar',
    use: 'buys a second-hand engine for his boat',
    text: 'I row to the reef now. With an engine I am back before the market closes.',
  },
} satisfies Record<string, Request>;

/** Leaves something to do at every desk: a loan to review, one sent back, one to pay out, a proposal. */
export async function leaveWork(
  stage: Stage,
  cast: DemoCast,
  like: KivaLoan,
  partners: ReadonlyMap<string, number>,
): Promise<void> {
  const { now } = stage.time;
  const partnerId = partners.get(like.partnerId) ?? 0;
  const drafted = async (request: Request) => {
    const draft = draftOfKivaLoan(loanOf(like, request), isoDay(now));
    return done(await draftLoan({ partnerId, draft, actorId: cast.manager, now })).loanId;
  };
  const handIn = { actorId: cast.manager, now };
  done(await submitLoan({ ...handIn, loanId: await drafted(requests.toReview) }));
  const sentBack = await drafted(requests.sentBack);
  done(await submitLoan({ ...handIn, loanId: sentBack }));
  const reason = 'The story names the street she lives in. Please say the district only.';
  const code = 'story_names_too_much';
  done(await sendBackLoan({ loanId: sentBack, code, reason, actorId: cast.reviewer, now }));
  const { posted } = await postLoans(stage, [loanOf(like, requests.toPayOut)], partners);
  for (const { loanId, amount } of posted) {
    await lend(stage, cast.lenders.at(-1) ?? 0, [{ loanId, amount }], 0n);
  }
  const details = { holder: 'Koperasi Mekar', bank: 'Bank Nusa Demo', account: '0012 3456 7890' };
  done(await proposeBankDetails({ ...details, partnerId, actorId: cast.treasurers[0], now }));
}

function loanOf(like: KivaLoan, request: Request): KivaLoan {
  const { id, name, town, use, text } = request;
  const stories = [{ language: 'en', text }];
  return {
    ...like,
    id,
    name,
    firstName: name,
    town,
    use,
    stories,
    borrowerCount: 1,
    localPayments: [],
  };
}
