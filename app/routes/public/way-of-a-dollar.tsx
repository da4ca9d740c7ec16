import { Link } from '@remix-run/react';
import type { FeaturedLoan } from '#app/domain/front/featured-loan.ts';
import { m } from '#app/messages/compiled/messages.js';
import { getLocale } from '#app/messages/compiled/runtime.js';
import { formatDay } from '#app/messages/format.ts';
import { href } from '#app/paths.ts';
import { LoopPicture } from '#app/ui/loop-picture.tsx';
import { MoneyText, useShare, useShareWords } from '#app/ui/money.tsx';

/** The way of one smallest slice through a loan that is being repaid: out, and home in threads. */
export function WayOfADollar({ loan }: { loan: FeaturedLoan }) {
  const share = useShare();
  const name = loan.name ?? m.a_borrower();
  return (
    <section className="rounded-card bg-card p-5 shadow-card sm:px-9 sm:py-7">
      <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
        <h2 className="text-xl">{m.way_title({ share: useShareWords() })}</h2>
        <Link
          to={href('public/how-it-works')}
          className="inline-flex min-h-11 items-center text-sm"
        >
          {m.way_step_by_step()}
        </Link>
      </div>
      <div className="mt-4">
        <LoopPicture loan={loan} instalments={loan.instalments} done={loan.done} />
      </div>
      <ol className="mt-4 grid gap-x-8 gap-y-3 text-sm sm:grid-cols-4">
        <Step title={m.way_step_lend()}>
          <MoneyText amount={share} />
        </Step>
        <Step title={m.way_step_partner({ partner: loan.partner })}>
          {loan.paidOn ? formatDay(loan.paidOn, getLocale()) : null}
        </Step>
        <Step title={m.way_step_borrower({ name, use: loan.use })}>
          {m.repaid_of({ done: loan.done, all: loan.instalments })}
        </Step>
        <Step title={m.way_step_back()}>
          <strong className="text-leaf">
            <MoneyText amount={loan.back} />
          </strong>
          {', '}
          <span className="text-clay">
            <MoneyText amount={share - loan.back} /> {m.way_still_out()}
          </span>
        </Step>
      </ol>
    </section>
  );
}

function Step({ title, children }: { title: string; children: React.ReactNode }) {
  return (
    <li className="border-t border-hair pt-2.5">
      <p className="font-semibold">{title}</p>
      <p className="figures text-ink-soft">{children}</p>
    </li>
  );
}
