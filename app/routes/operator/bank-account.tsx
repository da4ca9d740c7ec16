import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  data as answerWith,
  redirect,
} from '@remix-run/node';
import { Form, Link, useActionData, useLoaderData } from '@remix-run/react';
import { bankAccountPage } from '#app/domain/banking/bank-accounts.ts';
import { importStatement } from '#app/domain/banking/import-statement.ts';
import { m } from '#app/messages/compiled/messages.js';
import { href } from '#app/paths.ts';
import { now } from '#app/platform/clock.ts';
import { Button } from '#app/ui/button.tsx';
import { TextField } from '#app/ui/field.tsx';
import { MoneyText } from '#app/ui/money.tsx';
import { Notice } from '#app/ui/notices.tsx';
import { Page, Section } from '#app/ui/page.tsx';
import { rowId } from '#app/web/path-id.ts';
import { requireStaff } from '#app/web/session.ts';
import { OperatorNav } from './operator-nav.tsx';
import type { CsvMapping } from '#app/banks/csv-mapping.ts';
import { mappingSentences } from './csv-mapping-words.ts';
import { StatementTable } from './statement-table.tsx';

export async function loader({ request, params }: LoaderFunctionArgs) {
  await requireStaff(request, 'treasurer');
  const account = await bankAccountPage(rowId(params['id']));
  if (!account) throw new Response(null, { status: 404 });
  const added = new URL(request.url).searchParams.get('added') ?? '';
  return { account, added: /^\d{1,6}$/.test(added) ? added : null };
}

/** A file of the bank is taken in, all of it or nothing. */
export async function action({ request, params }: ActionFunctionArgs) {
  const { personId } = await requireStaff(request, 'treasurer');
  const accountId = rowId(params['id']);
  const account = await bankAccountPage(accountId);
  if (!account) throw new Response(null, { status: 404 });
  const file = (await request.formData()).get('file');
  if (!(file instanceof File) || file.size === 0)
    return answerWith({ because: m.bank_file_missing() }, { status: 400 });
  const answer = await importStatement({
    accountId,
    fileName: file.name.slice(0, 120),
    file: new Uint8Array(await file.arrayBuffer()),
    actorId: personId,
    now: now(),
  });
  if ('refused' in answer) return answerWith({ because: answer.because }, { status: 409 });
  return redirect(href('operator/bank-account', { id: accountId }, { added: answer.added }));
}

export default function AdminBankAccount() {
  const { account, added } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const mapping = account.csvMapping as unknown as CsvMapping | null;
  const sentences = mapping ? mappingSentences(mapping) : [];
  return (
    <Page
      title={account.name}
      lead={
        <p>
          {account.bank} · <span className="figures break-all">{account.identifier}</span> ·{' '}
          <MoneyText amount={account.balance} currency={account.currency} />
        </p>
      }
      trail={[
        { to: href('operator/money'), label: m.money_title() },
        { to: href('operator/bank'), label: m.bank_title() },
      ]}
      nav={<OperatorNav />}
    >
      {added && !answer ? (
        <Notice tone="good">
          {m.bank_added({ count: added })}{' '}
          <Link to={href('operator/bank')}>{m.bank_lines_open()}</Link>
        </Notice>
      ) : null}
      {answer ? (
        <Notice tone="wrong" title={m.bank_not_taken()}>
          {answer.because}
        </Notice>
      ) : null}
      <Section title={m.bank_file_title()}>
        <p className="max-w-prose">{m.bank_file_lead()}</p>
        <Form method="post" encType="multipart/form-data" className="grid max-w-xl gap-5">
          <TextField name="file" label={m.bank_file_label()} type="file" />
          <p>
            <Button>{m.bank_file_button()}</Button>
          </p>
        </Form>
      </Section>
      <Section title={m.csv_title()}>
        <ul className="list-disc ps-5">
          {sentences.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
        <p>
          <Link to={href('operator/bank-mapping', { id: account.id })}>
            {sentences.length === 0 ? m.csv_make() : m.csv_change()}
          </Link>
        </p>
      </Section>
      <Section title={m.bank_statements()}>
        <StatementTable statements={account.statements} currency={account.currency} />
      </Section>
    </Page>
  );
}
