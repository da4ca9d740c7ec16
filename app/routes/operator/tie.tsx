import type { LoaderFunctionArgs } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { tieOfDay } from '#app/domain/ties/tie-of-day.ts';
import { m } from '#app/messages/compiled/messages.js';
import { isoDay, parseDay } from '#app/money/days.ts';
import { href } from '#app/paths.ts';
import { now } from '#app/platform/clock.ts';
import { DayText, MoneyText } from '#app/ui/money.tsx';
import { Notice } from '#app/ui/notices.tsx';
import { Page, Section } from '#app/ui/page.tsx';
import { Table } from '#app/ui/table.tsx';
import { hasRole, requireStaff } from '#app/web/session.ts';
import { OperatorNav } from './operator-nav.tsx';
import { actOf, differenceWords, subjectWords, tieTone, tieWords } from './tie-words.ts';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireStaff(request, 'treasurer', 'auditor');
  const day = parseDay(params['day'] ?? '');
  // Of a day to come nothing is known.
  if (!day || day > isoDay(now())) throw new Response(null, { status: 404 });
  const tie = await tieOfDay(day, now());
  // An auditor sees every sum and no person: a bank writes names into its lines.
  const isMasked = !hasRole(actor, 'treasurer');
  const differences = tie.differences.map((one) =>
    isMasked && one.subject.startsWith('bank_line:') ? { ...one, text: one.subject } : one,
  );
  return { ...tie, differences, mayAct: !isMasked };
}

/** One day: our books = Stripe's lines + the bank's, and each difference by name. */
export default function AdminTie() {
  const { day, status, sides, differences, mayAct } = useLoaderData<typeof loader>();
  return (
    <Page
      title={m.tie_title()}
      lead={
        <p>
          <DayText day={day} />
        </p>
      }
      trail={[
        { to: href('operator/money'), label: m.money_title() },
        { to: href('operator/ties'), label: m.ties_title() },
      ]}
      nav={<OperatorNav />}
    >
      <Notice tone={tieTone(status)}>{tieWords(status)}</Notice>
      <Section title={m.tie_sides()}>
        <Table
          caption={m.tie_sides()}
          rows={sides}
          rowKey={(side) => `${side.place} ${side.currency}`}
          empty={m.ties_none()}
          columns={[
            {
              label: m.tie_where(),
              narrow: 'lead',
              cell: ({ place }) => (place === 'stripe' ? m.account_stripe() : m.account_bank()),
            },
            {
              label: m.tie_books(),
              isFigure: true,
              cell: ({ books, currency }) => <MoneyText amount={books} currency={currency} />,
            },
            {
              label: m.tie_world(),
              isFigure: true,
              cell: ({ world, currency }) => <MoneyText amount={world} currency={currency} />,
            },
            {
              label: m.tie_difference(),
              isFigure: true,
              cell: ({ books, world, currency }) => (
                <MoneyText amount={books - world} currency={currency} />
              ),
            },
          ]}
        />
      </Section>
      <Section title={m.tie_differences()}>
        <Table
          caption={m.tie_differences()}
          rows={differences}
          rowKey={(one) => `${one.kind} ${one.subject}`}
          empty={m.tie_differences_none()}
          columns={[
            {
              label: m.column_when(),
              saysItself: true,
              cell: ({ since }) => <DayText day={since} />,
            },
            {
              label: m.column_what(),
              narrow: 'lead',
              cell: (one) => (
                <>
                  {subjectWords(one)}
                  <span className="block text-sm text-ink-soft">{differenceWords(one)}</span>
                </>
              ),
            },
            {
              label: m.column_amount(),
              isFigure: true,
              cell: ({ amount, currency }) => <MoneyText amount={amount} currency={currency} />,
            },
            {
              label: m.column_next(),
              cell: (one) => <Act act={mayAct ? actOf(one) : null} />,
            },
          ]}
        />
      </Section>
    </Page>
  );
}

function Act({ act }: { act: { to: string; label: string } | null }) {
  return act ? <Link to={act.to}>{act.label}</Link> : null;
}
