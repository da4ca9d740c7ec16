import { Link } from '@remix-run/react';
import type { LoanShown } from './loan-facts.ts';
import { m } from '#app/messages/compiled/messages.js';
import { href } from '#app/paths.ts';
import { countryName } from '#app/ui/display-names.ts';
import { LendPanel } from './lend-panel.tsx';
import { LoanSharing } from './loan-sharing.tsx';
import { LoanWay } from './loan-way.tsx';
import { LoanMoneyFacts } from './loan-money-facts.tsx';
import { LoanPartner, type PartnerRecord } from './loan-partner.tsx';
import { LoanLenders, LoanUpdates } from './loan-people.tsx';
import { LoanPicture } from '#app/ui/loan-picture.tsx';
import { LoanSchedule } from '#app/ui/loan-schedule.tsx';
import { LoanTelling } from '#app/ui/loan-telling.tsx';
import { Card } from '#app/ui/page.tsx';
import { Flag, Notice } from '#app/ui/notices.tsx';
import { sectorWords } from '#app/ui/sectors.ts';
import type { FormAnswer } from '#app/ui/act-form.tsx';

export interface LoanViewFacts {
  readonly loan: LoanShown;
  readonly record: PartnerRecord;
  readonly at: Date;
  readonly origin: string;
}

/** A loan: its story on the left, what one can do on the right, and every fact below. */
export function LoanView({ facts, answer }: { facts: LoanViewFacts; answer: FormAnswer }) {
  const { loan, at, record, origin } = facts;
  const name = loan.name ?? m.a_borrower();
  const place = [loan.town, countryName(loan.country)].filter(Boolean).join(', ');
  return (
    <article className="mx-auto grid max-w-content items-start gap-x-12 gap-y-8 px-5 py-9 sm:py-12 lg:grid-cols-[minmax(0,1.55fr)_minmax(300px,1fr)]">
      <div className="grid gap-8">
        {loan.isPreview ? (
          <Notice title={m.preview_title()}>
            {loan.showsStory ? m.preview_text() : m.preview_without_consent()}
          </Notice>
        ) : null}
        <div className="overflow-hidden rounded-card border border-line">
          <LoanPicture loan={loan} />
        </div>
        <header className="grid gap-2.5">
          {loan.preDisbursedOn ? <Flag tone="late">{m.flag_paid_out_before()}</Flag> : null}
          <h1 className="text-2xl sm:text-[2.125rem]">
            {name} {loan.use}
          </h1>
          <p className="text-ink-soft">
            {place} · {sectorWords(loan.sector)} ·{' '}
            <Link to={href('public/partner', { slug: loan.partner.slug })}>
              {m.posted_by({ partner: loan.partner.name })}
            </Link>
          </p>
          {loan.partner.notice ? (
            <Notice tone="late" title={m.loan_partner_paused()}>
              {loan.partner.notice}
            </Notice>
          ) : null}
          {loan.isDemo ? <p className="text-sm text-ink-soft">{m.demo_story()}</p> : null}
        </header>
        <div className="lg:hidden">
          <LendPanel loan={loan} now={at} answer={answer} />
        </div>
        <LoanWay loan={loan} name={name} />
        <LoanTelling {...loan} name={name} partner={loan.partner.name} />
        <LoanMoneyFacts loan={loan} name={name} />
        <LoanSchedule loan={loan} isFolded={loan.status === 'fundraising'} />
        <LoanUpdates updates={loan.updates} />
        <p className="text-sm">
          <Link to={href('public/loan-complaint', { slug: loan.slug })}>{m.complaint_link()}</Link>
        </p>
      </div>
      <aside className="grid content-start gap-6">
        <div className="max-lg:hidden">
          <LendPanel loan={loan} now={at} answer={answer} isSecond />
        </div>
        <Card>
          <LoanPartner partner={loan.partner} record={record} />
        </Card>
        {loan.isPreview ? null : (
          <Card>
            <LoanSharing
              slug={loan.slug}
              title={`${name} ${loan.use}`}
              origin={origin}
              isWatched={loan.isWatched}
            />
          </Card>
        )}
        {loan.lenderCount > 0 ? (
          <Card>
            <LoanLenders loan={loan} />
          </Card>
        ) : null}
      </aside>
    </article>
  );
}
