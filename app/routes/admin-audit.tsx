import type { LoaderFunctionArgs } from '@remix-run/node';
import { Form, Link, useLoaderData } from '@remix-run/react';
import { auditLog } from '#app/domain/people/audit-log.ts';
import { m } from '#app/messages/compiled/messages.js';
import { getLocale } from '#app/messages/compiled/runtime.js';
import { formatMoney } from '#app/messages/format.ts';
import { asCurrency } from '#app/money/currencies.ts';
import { AdminNav } from '../ui/admin-nav.tsx';
import { Button } from '../ui/button.tsx';
import { TextField } from '../ui/field.tsx';
import { InstantText } from '../ui/money.tsx';
import { Page } from '../ui/page.tsx';
import { Table } from '../ui/table.tsx';
import { paths } from '../web/paths.ts';
import { hasRole, requireStaff } from '../web/session.ts';

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireStaff(request, 'admin', 'auditor');
  const query = new URL(request.url).searchParams;
  const before = query.get('before') ?? '';
  const text = (query.get('text') ?? '').slice(0, 80).trim();
  const log = await auditLog({ before: /^\d{1,15}$/.test(before) ? BigInt(before) : null, text });
  // An auditor reads what was done and to what, not who people are.
  const isAdmin = hasRole(actor, 'admin');
  const rows = log.rows.map((row) => (isAdmin ? row : { ...row, actor: null, changes: [] }));
  return { rows, next: log.next, text };
}

export default function AdminAudit() {
  const { rows, next, text } = useLoaderData<typeof loader>();
  const more = new URLSearchParams({ ...(text && { text }), before: String(next) });
  return (
    <Page title={m.audit_title()} lead={<p>{m.audit_lead()}</p>}>
      <AdminNav />
      <Form method="get" className="flex flex-wrap items-end gap-4">
        <TextField name="text" label={m.audit_filter()} hint={m.audit_filter_hint()} entry={text} />
        <Button kind="quiet">{m.filter_apply()}</Button>
      </Form>
      <Table
        caption={m.audit_title()}
        rows={rows}
        rowKey={(row) => row.id.toString()}
        empty={m.audit_none()}
        columns={[
          { label: m.column_when(), cell: (row) => <InstantText at={row.at} /> },
          { label: m.audit_who(), cell: (row) => row.actor ?? '–' },
          { label: m.column_what(), cell: (row) => row.verb },
          { label: m.audit_subject(), cell: (row) => row.subject },
          {
            label: m.audit_change(),
            cell: (row) =>
              row.changes.length > 0 ? (
                <ul className="text-sm">
                  {row.changes.map(({ name, was, is }) => (
                    <li key={name}>
                      <span className="text-ink-soft">{name}:</span>{' '}
                      {[was, is]
                        .filter((it) => it !== null)
                        .map((it) => factWords(name, it, row.changes))
                        .join(' → ')}
                    </li>
                  ))}
                </ul>
              ) : null,
          },
        ]}
      />
      {next === null ? null : (
        <p>
          <Link to={`${paths.adminAudit()}?${more.toString()}`}>{m.pager_older()}</Link>
        </p>
      )}
    </Page>
  );
}

/** Sums are kept in minor units, and read as money where their currency stands beside them. */
function factWords(
  name: string,
  text: string,
  changes: readonly { name: string; is: string | null }[],
): string {
  const currency = changes.find((it) => it.name === 'currency')?.is;
  if (name === 'account') return `•••${text.slice(-4)}`;
  if (name !== 'amount' || !currency || !/^-?\d+$/.test(text)) return text;
  return formatMoney({ amount: BigInt(text), currency: asCurrency(currency) }, getLocale());
}
