import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** A fault in the SQL that guards the money: words of a file, and what stands there instead. */
interface SqlFault {
  readonly file: string;
  readonly from: string;
  readonly to: string;
}

const rules = 'migrations/0002_house_rules/migration.sql';
const ledger = 'migrations/0045_ledger/migration.sql';
const sharing = 'migrations/0047_distribution/migration.sql';
const takeOver = 'migrations/0054_told_once/migration.sql';
const rights = 'migrations/0026_guarded_rights/migration.sql';
const roles = 'migrations/0030_time_held/migration.sql';
const figures = 'migrations/0010_slice_figures/migration.sql';
const fault = (file: string, from: string, to: string): SqlFault => ({ file, from, to });

/** Written by hand, each as somebody might write it by mistake. */
export const sqlFaults: readonly SqlFault[] = [
  fault(rules, 'may_go_below_zero OR balance >= 0', 'may_go_below_zero OR balance >= -1'),
  fault(rules, 'HAVING sum(postings.amount) <> 0', 'HAVING sum(postings.amount) > 0'),
  fault(rules, 'GROUP BY accounts.currency HAVING', 'GROUP BY 1 HAVING false AND'),
  fault(rules, 'WHERE journal_id = NEW.id) THEN', 'WHERE journal_id <> NEW.id) THEN'),
  fault(ledger, 'journals.transaction <> pg', 'journals.transaction > pg'),
  fault(ledger, '(m.credit, m.currency::bpchar, -m', '(m.credit, m.currency::bpchar, m'),
  fault(ledger, 'WHERE k.first <> k.hash LIMIT 1', 'WHERE false LIMIT 1'),
  fault(ledger, 'FILTER (WHERE fresh[p.place] IS NOT NULL), 0', ', 0'),
  fault(ledger, 'IF 0 > ANY (amounts) THEN', 'IF 0 = ANY (amounts) THEN'),
  fault(ledger, "IN ('stripe', 'bank') OR", "IN ('stripe', 'bank', 'fees') OR"),
  fault(ledger, "NEW.account <> 'lender:' || NEW.lender_id", "NEW.account = ''"),
  fault(takeOver, 'AND j.transaction = pg_current_xact_id()::text::bigint', ''),
  fault(takeOver, 'JOIN slices s ON s.order_id = c.order_id', 'JOIN slices s ON true'),
  fault(rules, 'UPDATE OR DELETE OR TRUNCATE ON journals', 'DELETE OR TRUNCATE ON journals'),
  fault(rules, 'UPDATE OR DELETE OR TRUNCATE ON postings', 'DELETE OR TRUNCATE ON postings'),
  fault(
    rules,
    'proposal_takes_two_people CHECK (approved_by_id <> proposed_by_id)',
    'proposal_takes_two_people CHECK (approved_by_id <> 0)',
  ),
  fault(rules, 'CREATE UNIQUE INDEX one_open_proposal', 'CREATE INDEX one_open_proposal'),
  fault(
    rules,
    'settled + written_off + refunded <= principal',
    'settled + written_off <= principal',
  ),
  fault(rules, 'refunded >= 0 AND refunded <= amount', 'refunded >= 0'),
  fault(rules, 'AND received >= 0 AND received <= due', 'AND received >= 0'),
  fault(rights, 'AND counts_from <= instant AND', 'AND'),
  fault(rights, 'OLD.approved_at IS NOT NULL OR OLD.withdrawn_at', 'OLD.withdrawn_at'),
  fault(rights, "AND details ->> 'account' = NEW.account", ''),
  fault(rights, 'IF OLD.done_at IS NULL OR NOT', 'IF NOT'),
  fault(roles, 'AND revoked_at IS NULL) THEN', ') THEN'),
  fault(roles, "interval '24 hours'", "interval '0 hours'"),
  fault(sharing, 'cash_rest DESC, number) AS cash_place', 'number) AS cash_place'),
  fault(sharing, 'OVER (ORDER BY repaid > cash_floor, cash', 'OVER (ORDER BY cash'),
  fault(sharing, 'IF spare < 0 THEN', 'IF false THEN'),
  fault(sharing, 'AND o.balance > 0 AND o.currency', 'AND false AND o.currency'),
  fault(sharing, 'p.closed - p.cash, 0', 'p.closed, 0'),
  fault('migrations/0035_revisions/migration.sql', "('draft',", "('draft', 'in_review',"),
  fault(
    figures,
    'principal - settled - written_off - refunded AS',
    'principal - settled - written_off AS',
  ),
  fault('checks/02_balances_equal_postings.sql', 'WHERE a.balance <>', 'WHERE a.balance <'),
  fault('checks/04_outstanding_equals_slices.sql', '<> coalesce(o.open', '> coalesce(o.open'),
  fault('checks/07_what_is_owed_is_covered.sql', '< owed', '< 0'),
  fault(
    'checks/14_slices_equal_their_payments.sql',
    's.repaid + s.recovered <>',
    's.repaid + s.recovered <',
  ),
  fault('checks/of-a-day/1-moved.sql', '::bigint - m.since', '::bigint'),
  fault('checks/of-a-day/4-totals.sql', 'a.balance + m.since', 'a.balance'),
  fault('checks/of-a-day/touched.sql', "SELECT 'slice', s.id FROM", "SELECT 'slice', -s.id FROM"),
  fault('checks/20_receivable_equals_advances.sql', '<>', '<'),
];

const tests = [
  'tests/prisma',
  'tests/ledger',
  'tests/domain/slices',
  'tests/domain/distributions',
  'tests/stories/racing',
];
const leftOut = new Set(['node_modules', 'build', 'test-results', '.git', 'docs', 'public']);

/** Each fault by itself in a copy of the tree. @returns those that no test noticed. */
export function unnoticedSqlFaults(): SqlFault[] {
  const copy = mkdtempSync(path.join(tmpdir(), 'urunan-sql-faults-'));
  try {
    cpSync('.', copy, {
      recursive: true,
      filter: (source) => !leftOut.has(source.split(path.sep)[0] ?? ''),
    });
    symlinkSync(path.resolve('node_modules'), path.join(copy, 'node_modules'));
    if (failuresIn(copy) > 0)
      throw new Error(`tests of ${tests.join(', ')} fail without any fault`);
    return sqlFaults.filter((one) => isUnnoticed(one, copy));
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}

function isUnnoticed({ file, from, to }: SqlFault, copy: string): boolean {
  const place = path.join(copy, 'prisma', file);
  const right = readFileSync(place, 'utf8');
  if (!right.includes(from)) throw new Error(`${file} does not say "${from}"`);
  writeFileSync(place, right.replace(from, to));
  const failures = failuresIn(copy);
  writeFileSync(place, right);
  console.log(`${failures > 0 ? 'noticed' : 'NOT NOTICED'}: ${file}: ${to || `without ${from}`}`);
  return failures === 0;
}

/** @throws Error when the tests did not run at all: SQL that says nothing proves nothing. */
function failuresIn(copy: string): number {
  const report = path.join(copy, 'report.json');
  rmSync(report, { force: true });
  const asked = ['vitest', 'run', '--project', 'database', '--bail', '1', ...tests];
  const told = ['--reporter', 'json', '--outputFile', report];
  const { stderr } = spawnSync('npx', [...asked, ...told], { cwd: copy, encoding: 'utf8' });
  const { numPassedTests, numFailedTests } = readReport(report, stderr);
  if (numPassedTests + numFailedTests === 0) throw new Error(`no test ran: ${stderr}`);
  return numFailedTests;
}

function readReport(report: string, stderr: string) {
  try {
    return JSON.parse(readFileSync(report, 'utf8')) as {
      numPassedTests: number;
      numFailedTests: number;
    };
  } catch {
    throw new Error(`the tests did not run: ${stderr}`);
  }
}
