import { m } from '#app/messages/compiled/messages.js';
import { type Currency, asCurrency, isCurrency } from '#app/money/currencies.ts';
import { type Day, parseDay } from '#app/money/days.ts';
import { minorUnits } from '#app/money/money.ts';
import {
  type BankLine,
  type Statement,
  StatementProblem,
  assertAddsUp,
  daysOf,
  wordsOrNull,
} from './statement.ts';
import { type Element, allAt, at, textAt, xmlTree } from './xml-tree.ts';

/**
 * Reads camt.053, the bank-to-customer statement of ISO 20022, in all its versions. Entries that are
 * pending or for information are left out; a batch is told one by one where the file does so and its
 * parts come to the whole. The sign is the entry's own, also of a reversal.
 *
 * @throws StatementProblem, by line
 */
export function readCamt053(text: string, told: { isRowByRow?: boolean } = {}): Statement[] {
  const root = xmlTree(text);
  const message = at(root, 'Document/BkToCstmrStmt');
  const statements = allAt(message, 'Stmt');
  if (statements.length === 0) {
    throw new StatementProblem(message?.line ?? 1, (options) => m.statement_no_camt({}, options));
  }
  return statements.map((statement) => statementOf(statement, told.isRowByRow ?? false));
}

function statementOf(statement: Element, isRowByRow: boolean): Statement {
  const account = textAt(statement, 'Acct/Id/IBAN') ?? textAt(statement, 'Acct/Id/Othr/Id') ?? null;
  const entries = allAt(statement, 'Ntry').filter(isBooked);
  const problems: StatementProblem[] = [];
  const lines = entries.flatMap((entry) => {
    try {
      return linesOf(entry);
    } catch (error) {
      if (!isRowByRow || !(error instanceof StatementProblem)) throw error;
      problems.push(error);
      return [];
    }
  });
  const named = textAt(statement, 'Acct/Ccy') ?? balanceCurrency(statement);
  const ofEntry = entries.map((entry) => at(entry, 'Amt')?.attributes['Ccy']).find(Boolean);
  const currency = currencyOf(named ?? lines[0]?.currency ?? ofEntry ?? null, statement);
  const other = lines.find((line) => line.currency !== currency);
  if (other) {
    const said = { other: other.currency, currency };
    throw new StatementProblem(other.line, (options) =>
      m.statement_amount_currency_statement(said, options),
    );
  }
  const opening = balanceOf(statement, 'OPBD') ?? balanceOf(statement, 'PRCD');
  const days = daysOf(lines, {
    from: dayAt(statement, 'FrToDt/FrDtTm'),
    to: dayAt(balance(statement, 'CLBD'), 'Dt/Dt') ?? dayAt(statement, 'FrToDt/ToDtTm'),
  });
  const closing = balanceOf(statement, 'CLBD');
  const read = { account, currency, ...days, opening, closing, lines, problems };
  if (problems.length === 0) assertAddsUp(read, statement.line);
  return read;
}

function isBooked(entry: Element): boolean {
  const status = textAt(entry, 'Sts/Cd') ?? textAt(entry, 'Sts/Prtry') ?? textAt(entry, 'Sts');
  return status === null || status === 'BOOK';
}

/** The entry itself, or the payments that the bank booked as one. */
function linesOf(entry: Element): BankLine[] {
  const whole = amountOf(entry, entry);
  const base = {
    day: dayOf(entry),
    bankReference: textAt(entry, 'AcctSvcrRef'),
  };
  const entryText = textAt(entry, 'AddtlNtryInf');
  const details = allAt(entry, 'NtryDtls').flatMap((one) => allAt(one, 'TxDtls'));
  if (details.length > 1) {
    const parts = details.map((one) => partOf(one, entry));
    const known = parts.filter((part) => part !== null);
    const isTold = known.length === parts.length && known.every(isInThat(whole.currency));
    const isWhole = isTold && total(known) === whole.amount;
    if (isWhole) {
      return details.map((one, index) => ({
        ...base,
        ...(known[index] ?? whole),
        ...sides(one, known[index]?.amount ?? whole.amount, entryText),
        line: one.line,
      }));
    }
  }
  // One payment told of several is not the whole: its name would be on others' money.
  const told = Number(textAt(entry, 'NtryDtls/Btch/NbOfTxs') ?? 1);
  const [only] = details.length === 1 && told <= 1 ? details : [];
  return [{ ...base, ...whole, ...sides(only, whole.amount, entryText), line: entry.line }];
}

const isInThat = (currency: Currency) => (part: { currency: Currency }) =>
  part.currency === currency;

const total = (parts: readonly { amount: bigint }[]) =>
  parts.reduce((sum, part) => sum + part.amount, 0n);

/** What one payment of a batch came to; null where the bank does not say. */
function partOf(details: Element, entry: Element): { amount: bigint; currency: Currency } | null {
  const amount = at(details, 'Amt') ?? at(details, 'AmtDtls/TxAmt/Amt');
  if (!amount) return null;
  const direction = textAt(details, 'CdtDbtInd') ?? textAt(entry, 'CdtDbtInd');
  return signed(amount, direction, details);
}

function amountOf(element: Element, entry: Element) {
  const amount = at(element, 'Amt');
  if (!amount)
    throw new StatementProblem(entry.line, (options) => m.statement_entry_no_amount({}, options));
  return signed(amount, textAt(element, 'CdtDbtInd'), entry);
}

function signed(amount: Element, direction: string | null, place: Element) {
  const currency = currencyOf(amount.attributes['Ccy'] ?? null, amount);
  const size = minorUnits(amount.text, currency);
  if (size === null || size < 0n) {
    const said = { text: amount.text.trim(), currency };
    throw new StatementProblem(amount.line, (options) => m.statement_no_amount(said, options));
  }
  if (direction !== 'CRDT' && direction !== 'DBIT') {
    throw new StatementProblem(place.line, (options) => m.statement_no_direction({}, options));
  }
  return { amount: direction === 'CRDT' ? size : -size, currency };
}

function currencyOf(code: string | null, place: Element): Currency {
  if (code && isCurrency(code)) return asCurrency(code);
  throw new StatementProblem(place.line, (options) =>
    m.statement_no_currency({ text: code ?? '' }, options),
  );
}

function dayOf(entry: Element): Day {
  for (const path of ['BookgDt/Dt', 'BookgDt/DtTm', 'ValDt/Dt', 'ValDt/DtTm']) {
    const day = dayAt(entry, path);
    if (day) return day;
  }
  throw new StatementProblem(entry.line, (options) => m.statement_entry_no_day({}, options));
}

const dayAt = (element: Element | undefined, path: string): Day | null =>
  parseDay((textAt(element, path) ?? '').slice(0, 10));

const balance = (statement: Element, code: string) =>
  allAt(statement, 'Bal').find((one) => textAt(one, 'Tp/CdOrPrtry/Cd') === code);

function balanceOf(statement: Element, code: string): bigint | null {
  const found = balance(statement, code);
  return found ? amountOf(found, found).amount : null;
}

function balanceCurrency(statement: Element): string | null {
  return at(statement, 'Bal/Amt')?.attributes['Ccy'] ?? null;
}

/** Who is on the other side, what it is for, and its reference, of one payment. */
function sides(details: Element | undefined, amount: bigint, entryText: string | null) {
  const parties = at(details, 'RltdPties');
  const roles = amount < 0n ? ['Cdtr', 'UltmtCdtr'] : ['Dbtr', 'UltmtDbtr'];
  const names = roles.flatMap((role) => [`${role}/Pty/Nm`, `${role}/Nm`]);
  const [role = ''] = roles;
  const other = ['IBAN', 'Othr/Id'].map((id) => textAt(parties, `${role}Acct/Id/${id}`));
  const free = allAt(details, 'RmtInf/Ustrd').map((one) => one.text);
  const endToEnd = textAt(details, 'Refs/EndToEndId');
  return {
    reference:
      textAt(details, 'RmtInf/Strd/CdtrRefInf/Ref') ??
      (endToEnd === 'NOTPROVIDED' ? null : endToEnd),
    name: wordsOrNull(names.map((path) => textAt(parties, path)).find((name) => name !== null)),
    otherAccount: other.find((id) => id !== null) ?? null,
    text: wordsOrNull(free.join(' ')) ?? textAt(details, 'AddtlTxInf') ?? entryText ?? '',
  };
}
