import type { LoaderFunctionArgs } from '@remix-run/node';
import { Form, Link, useLoaderData } from '@remix-run/react';
import { auditLog } from '#app/domain/audit/audit-log.ts';
import { auditVerbs } from '#app/domain/audit/audit-verbs.ts';
import { m } from '#app/messages/compiled/messages.js';
import { getLocale } from '#app/messages/compiled/runtime.js';
import { href } from '#app/paths.ts';
import { OperatorNav } from './operator-nav.tsx';
import { AuditFacts } from './audit-facts.tsx';
import { AuditSubject } from './audit-subject.tsx';
import { auditWords } from './audit-words.ts';
import { Button } from '#app/ui/button.tsx';
import { SelectField, TextField } from '#app/ui/field.tsx';
import { InstantText } from '#app/ui/money.tsx';
import { Page } from '#app/ui/page.tsx';
import { type Column, Table } from '#app/ui/table.tsx';
import { hasRole, requireStaff } from '#app/web/session.ts';

/** What can be searched by number. */
const nouns = ['loan', 'partner', 'person', 'borrower', 'receipt', 'payout_part'] as const;

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireStaff(request, 'admin', 'auditor');
  const query = new URL(request.url).searchParams;
  const before = query.get('before') ?? '';
  // A number without a noun means a loan.
  const number = /^#?0*(\d{1,12})$/.exec((query.get('number') ?? '').trim())?.[1] ?? '';
  const noun = nouns.find((each) => each === query.get('noun')) ?? (number ? 'loan' : '');
  const verb = auditVerbs.find((each) => each === query.get('verb')) ?? null;
  const log = await auditLog({
    before: /^\d{1,15}$/.test(before) ? BigInt(before) : null,
    verb,
    subject: noun ? [noun, number].filter(Boolean).join(':') : null,
  });
  // An auditor reads what was done and to what, not who people are.
  const isAdmin = hasRole(actor, 'admin');
  const rows = log.rows.map((row) =>
    isAdmin ? row : { ...row, actor: null, before: {}, after: {} },
  );
  return {
    rows,
    isAdmin,
    next: log.next,
    asked: { verb: verb ?? '', noun, number },
    verbs: auditVerbs,
  };
}

type Row = ReturnType<typeof useLoaderData<typeof loader>>['rows'][number];

export default function AdminAudit() {
  const { rows, isAdmin, next, asked, verbs } = useLoaderData<typeof loader>();
  const more = new URLSearchParams({ ...asked, before: String(next) });
  const acts = verbs
    .map((value) => ({ value, label: auditWords(value) }))
    .toSorted((one, other) => one.label.localeCompare(other.label, getLocale()));
  const who: Column<Row> = {
    label: m.audit_who(),
    saysItself: true,
    cell: (row) => row.actor ?? m.audit_no_person(),
  };
  const change: Column<Row> = {
    label: m.audit_change(),
    cell: (row) => <AuditFacts before={row.before} after={row.after} />,
  };
  return (
    <Page
      title={m.audit_title()}
      lead={<p>{isAdmin ? m.audit_lead() : m.audit_lead_auditor()}</p>}
      nav={<OperatorNav />}
    >
      <Form method="get" className="grid items-end gap-4 sm:grid-cols-[2fr_1fr_1fr_auto]">
        <SelectField
          name="verb"
          label={m.column_what()}
          entry={asked.verb}
          choices={[{ value: '', label: m.filter_any() }, ...acts]}
        />
        <SelectField
          name="noun"
          label={m.audit_subject()}
          entry={asked.noun}
          choices={[
            { value: '', label: m.filter_any() },
            { value: 'loan', label: m.column_loan() },
            { value: 'partner', label: m.column_partner() },
            { value: 'person', label: m.audit_person() },
            { value: 'borrower', label: m.draft_borrower() },
            { value: 'receipt', label: m.audit_receipt() },
            { value: 'payout_part', label: m.audit_payout_part() },
          ]}
        />
        <TextField
          name="number"
          label={m.people_number()}
          entry={asked.number}
          inputMode="numeric"
        />
        <Button kind="quiet">{m.filter_apply()}</Button>
      </Form>
      <Table
        caption={m.audit_title()}
        rows={rows}
        rowKey={(row) => row.id.toString()}
        empty={m.audit_none()}
        columns={[
          { label: m.column_when(), saysItself: true, cell: (row) => <InstantText at={row.at} /> },
          ...(isAdmin ? [who] : []),
          { label: m.column_what(), narrow: 'lead', cell: (row) => auditWords(row.verb) },
          {
            label: m.audit_subject(),
            saysItself: true,
            cell: (row) => <AuditSubject subject={row.subject} />,
          },
          ...(isAdmin ? [change] : []),
        ]}
      />
      {next === null ? null : (
        <p>
          <Link to={href('operator/audit', {}, more)}>{m.pager_older()}</Link>
        </p>
      )}
    </Page>
  );
}
