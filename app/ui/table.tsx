import type { ReactNode } from 'react';
import { m } from '#app/messages/compiled/messages.js';

export interface Column<Row> {
  readonly label: string;
  readonly cell: (row: Row) => ReactNode;
  /** Figures stand to the right, one under the other. */
  readonly isFigure?: boolean;
}

/** A quiet table; on a narrow page each row becomes a card under its first cell, with the others named. */
export function Table<Row>(props: {
  caption: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string | number;
  empty: string;
  foot?: ReactNode;
}) {
  const { caption, columns, rows } = props;
  if (rows.length === 0) {
    return (
      <p className="rounded-card border border-dashed border-line-strong px-5 py-8 text-center text-ink-soft">
        {props.empty}
      </p>
    );
  }
  return (
    <div className="overflow-x-auto rounded-card border border-line bg-card">
      <table className="stacks w-full border-collapse">
        <caption className="sr-only">{caption}</caption>
        <thead className="bg-sunk text-start text-sm text-ink-soft">
          <tr>
            {columns.map((column) => (
              <th
                key={column.label}
                scope="col"
                className={`px-4 py-3 font-semibold first-letter:uppercase ${column.isFigure ? 'text-end' : 'text-start'}`}
              >
                {column.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={props.rowKey(row)} className="border-t border-line">
              {columns.map((column, index) => (
                <Cell key={column.label} column={column} isFirst={index === 0}>
                  {column.cell(row)}
                </Cell>
              ))}
            </tr>
          ))}
        </tbody>
        {props.foot ? <tfoot className="bg-leaf-soft font-semibold">{props.foot}</tfoot> : null}
      </table>
    </div>
  );
}

/** The first cell of a row is what the row is about. */
function Cell<Row>(props: { column: Column<Row>; isFirst: boolean; children: ReactNode }) {
  const { column, isFirst } = props;
  const className = `px-4 py-3 align-top ${column.isFigure ? 'figures text-end whitespace-nowrap' : ''}`;
  const inside = <div className="min-w-0">{props.children}</div>;
  return isFirst ? (
    <th scope="row" className={`${className} text-start font-semibold sm:min-w-36 sm:font-normal`}>
      {inside}
    </th>
  ) : (
    <td data-label={column.label} className={className}>
      {inside}
    </td>
  );
}

/** Facts under each other: what, and how it is. */
export function Facts(props: { rows: readonly { label: string; value: ReactNode }[] }) {
  return (
    <dl className="max-w-[44rem]">
      {props.rows.map(({ label, value }) => (
        <div
          key={label}
          className="flex flex-wrap justify-between gap-x-6 gap-y-0.5 border-t border-line py-2.5 first:border-t-0"
        >
          <dt className="text-ink-soft first-letter:uppercase">{label}</dt>
          <dd className="figures text-end first-letter:uppercase font-medium">{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** A figure with the formula behind it, for whoever wants to check. */
export function Stat(props: { label: string; value: ReactNode; formula?: string }) {
  return (
    <div className="rounded-card border border-line bg-card px-5 py-4 shadow-card">
      <p className="text-sm text-ink-soft first-letter:uppercase">{props.label}</p>
      <p className="figures text-xl font-semibold">{props.value}</p>
      {props.formula ? (
        <details className="text-sm text-ink-soft">
          <summary className="min-h-11 cursor-pointer py-2.5">{m.figure_formula()}</summary>
          {props.formula}
        </details>
      ) : null}
    </div>
  );
}
