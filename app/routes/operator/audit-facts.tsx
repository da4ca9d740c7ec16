import { factWords, readFacts } from './fact-words.tsx';

type Facts = Record<string, string>;

/** Only the end of an account number: the log is kept for ever. */
const masked = (facts: Facts): Facts =>
  facts['account'] ? { ...facts, account: `•••${facts['account'].slice(-4)}` } : facts;

/** What an act changed: the value before, if any, and the value after. */
export function AuditFacts(props: { before: Facts; after: Facts }) {
  const [before, after] = [masked(props.before), masked(props.after)];
  const rows = readFacts({ ...before, ...after });
  if (rows.length === 0) return null;
  return (
    <ul className="text-sm">
      {rows.map(({ name, label }) => (
        <li key={name} className="break-words">
          <span className="text-ink-soft">{label}:</span>{' '}
          {before[name] === undefined ? null : <>{factWords(name, before)} → </>}
          {after[name] === undefined ? '–' : factWords(name, after)}
        </li>
      ))}
    </ul>
  );
}
