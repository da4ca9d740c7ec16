import type { Currency } from '#app/money/currencies.ts';
import type { Day } from '#app/money/days.ts';
import { grouped } from '#app/platform/grouped.ts';
import type { ReportedLine } from './reported-line.ts';

/** What a partner's file is held against: one of the partner's loans. Amounts are local minor units. */
export interface FileLoan {
  readonly id: number;
  /** The partner's own. */
  readonly number: string | null;
  /** Ours: the last part of the loan's page. A row's number of ours is never a name. */
  readonly address: string | null;
  readonly currency: Currency;
  readonly lent: bigint;
  /** Without what this report says. */
  readonly outstanding: bigint;
  readonly disbursedOn: Day | null;
  /** What the partner's files say of a loan: what was paid, or a running figure. */
  readonly figure: 'amount' | 'cumulative' | 'outstanding';
  readonly isInRepayment: boolean;
}

export type LoanFound =
  | { readonly loan: FileLoan }
  | { readonly not: 'loan_is_not_known' | 'loan_could_be_two' | 'loan_is_named_in_another_way' };

/** Finds the loan that a line is about: by what it calls it, or by a statement's reference and words. */
export function lineFinder(
  loans: readonly FileLoan[],
  lines: readonly ReportedLine[],
): (line: ReportedLine) => LoanFound {
  const find = loanFinder(
    loans,
    lines.map(({ loan, reference = '' }) => loan || reference),
  );
  const findInText = loanInTextFinder(loans);
  const byId = new Map(loans.map((loan) => [loan.id, loan]));
  return ({ loan, loanId, names, reference = '' }) => {
    if (names !== undefined) {
      const named = find(reference);
      return 'loan' in named ? named : findInText(names);
    }
    const known = loanId === undefined ? undefined : byId.get(loanId);
    return known ? { loan: known } : find(loan);
  };
}

/**
 * Finds loans by what a file calls them: the partner's numbers, or our addresses, one kind in a file,
 * whichever fits more of it. Spreadsheets change what they take for figures (`007`, `9001.0`), and
 * people the case of letters: such a name is taken if it can mean one loan only.
 */
function loanFinder(
  loans: readonly FileLoan[],
  names: readonly string[],
): (name: string) => LoanFound {
  const byNumber = index(loans, ({ number }) => number);
  const byAddress = index(loans, ({ address }) => address);
  const hits = (known: Index) => names.filter((name) => known.find(name).length > 0).length;
  const [own, other] =
    hits(byAddress) > hits(byNumber) ? [byAddress, byNumber] : [byNumber, byAddress];
  return (name) => {
    const [loan, ...others] = own.find(name);
    if (others.length > 0) return { not: 'loan_could_be_two' };
    if (loan) return { loan };
    const isOther = other.find(name).length > 0;
    return { not: isOther ? 'loan_is_named_in_another_way' : 'loan_is_not_known' };
  };
}

/**
 * Finds the loan that a statement's words name: a number of the partner's that stands there as a word of its
 * own. Short bare figures count only behind a word for an account.
 */
function loanInTextFinder(loans: readonly FileLoan[]): (text: string) => LoanFound {
  const numbered = loans.filter(({ number }) => number?.trim());
  const byWord = grouped(
    numbered.filter(({ number }) => !/^\d{1,3}$/.test(number?.trim() ?? '')),
    ({ number }) => number?.trim().toLowerCase() ?? '',
  );
  const byLooseWord = grouped(numbered, ({ number }) => looseName(number ?? ''));
  // `A1/A2` may be one number, or two.
  const parts = (known: Map<string, FileLoan[]>, word: string) =>
    known.get(word) ?? word.split('/').flatMap((part) => known.get(part) ?? []);
  return (text) => {
    const words = text.toLowerCase().split(/[^\p{L}\p{N}_/-]+/u);
    const behind = [...text.matchAll(behindAnAccount)].map(([, word = '']) => looseName(word));
    const [loan, ...others] = new Set([
      ...words.flatMap((word) => parts(byWord, word)),
      ...behind.flatMap((word) => parts(byLooseWord, word)),
    ]);
    if (!loan) return { not: 'loan_is_not_known' };
    return others.length > 0 ? { not: 'loan_could_be_two' } : { loan };
  };
}

const behindAnAccount = /\b(?:acc(?:ount)?|a\/c|loan|ref|pinjaman|no)\b[.:#\s]*([\w/-]+)/gi;

interface Index {
  readonly find: (name: string) => readonly FileLoan[];
}

function index(loans: readonly FileLoan[], nameOf: (loan: FileLoan) => string | null): Index {
  const named = loans.filter((loan) => nameOf(loan)?.trim());
  const exact = grouped(named, (loan) => nameOf(loan)?.trim() ?? '');
  const loose = grouped(named, (loan) => looseName(nameOf(loan) ?? ''));
  return { find: (name) => exact.get(name.trim()) ?? loose.get(looseName(name)) ?? [] };
}

/** `https://host/loans/siti-1` is `siti-1`; `'007` and `7.0` are 7. */
export function looseName(name: string): string {
  const [bare = ''] = name.trim().normalize('NFKC').toLowerCase().split(/[?#]/);
  const last = bare.startsWith('http') ? (bare.split('/').findLast(Boolean) ?? '') : bare;
  const word = last.replace(/^'/, '').replace(/\s+/g, '');
  return /^\d+(\.0+)?$/.test(word) ? (word.split('.')[0] ?? '').replace(/^0+(?=\d)/, '') : word;
}
