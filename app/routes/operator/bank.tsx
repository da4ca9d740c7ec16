import type { LoaderFunctionArgs } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { bankAccounts } from '#app/domain/banking/bank-accounts.ts';
import { findBankLines, openBankLines } from '#app/domain/matching/bank-lines.ts';
import { unknownToSendBack } from '#app/domain/matching/unknown-money.ts';
import { m } from '#app/messages/compiled/messages.js';
import { href } from '#app/paths.ts';
import { now } from '#app/platform/clock.ts';
import { LinkButton } from '#app/ui/button.tsx';
import { FindForm } from '#app/ui/find-form.tsx';
import { DayText, MoneyText } from '#app/ui/money.tsx';
import { Notice } from '#app/ui/notices.tsx';
import { Page, Section } from '#app/ui/page.tsx';
import { Table } from '#app/ui/table.tsx';
import { findOf } from '#app/web/find-query.ts';
import { requireStaff } from '#app/web/session.ts';
import { BankLineTable } from './bank-line-table.tsx';
import { UnknownMoney } from './unknown-money.tsx';
import { OperatorNav } from './operator-nav.tsx';

export async function loader({ request }: LoaderFunctionArgs) {
  await requireStaff(request, 'treasurer');
  const { text } = findOf(request);
  const done = new URL(request.url).searchParams.get('done');
  return {
    text,
    done: done === 'booked' || done === 'proposed' ? done : null,
    accounts: await bankAccounts(),
    unknown: await unknownToSendBack(now()),
    lines: text ? await findBankLines(text) : await openBankLines(),
  };
}

/** What the bank says, and what nobody has said of it yet. */
export default function AdminBank() {
  const { text, done, accounts, lines, unknown } = useLoaderData<typeof loader>();
  const title = text ? m.bank_lines_found() : m.bank_lines_open();
  return (
    <Page
      title={m.bank_title()}
      lead={<p>{m.bank_lead()}</p>}
      trail={[{ to: href('operator/money'), label: m.money_title() }]}
      nav={<OperatorNav />}
    >
      {done ? (
        <Notice tone="good">
          {done === 'booked' ? m.bank_done_booked() : m.bank_done_proposed()}
        </Notice>
      ) : null}
      <Section title={m.bank_accounts()}>
        {accounts.length === 0 ? <Notice>{m.bank_accounts_none()}</Notice> : null}
        <AccountTable accounts={accounts} />
        <p>
          <LinkButton kind="quiet" to={href('operator/bank-account-new')}>
            {m.bank_account_add()}
          </LinkButton>
        </p>
      </Section>
      <UnknownMoney rows={unknown} />
      {accounts.length > 0 ? (
        <Section title={title}>
          <FindForm asked={{ text, status: null }} hint={m.bank_find_hint()} />
          <BankLineTable
            lines={lines}
            caption={title}
            empty={text ? m.bank_lines_not_found() : m.bank_lines_none()}
          />
        </Section>
      ) : null}
    </Page>
  );
}

type Account = Awaited<ReturnType<typeof bankAccounts>>[number];

function AccountTable({ accounts }: { accounts: readonly Account[] }) {
  if (accounts.length === 0) return null;
  return (
    <Table
      caption={m.bank_accounts()}
      rows={accounts}
      rowKey={(account) => account.id}
      empty={m.bank_accounts_none()}
      columns={[
        {
          label: m.bank_account_word(),
          narrow: 'lead',
          cell: (account) => (
            <>
              <Link to={href('operator/bank-account', { id: account.id })}>{account.name}</Link>
              <span className="figures block text-sm break-all text-ink-soft">
                {account.bank} · {account.identifier}
              </span>
            </>
          ),
        },
        {
          label: m.bank_last_day(),
          cell: (account) =>
            account.lastDay ? <DayText day={account.lastDay} /> : m.bank_no_statement(),
        },
        { label: m.bank_open_count(), cell: (account) => String(account.open) },
        {
          label: m.bank_says(),
          isFigure: true,
          cell: (account) =>
            account.balance === null ? (
              '–'
            ) : (
              <MoneyText amount={account.balance} currency={account.currency} />
            ),
        },
      ]}
    />
  );
}
