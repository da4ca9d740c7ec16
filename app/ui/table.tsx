import type { ReactNode } from 'react';
import { m } from '#app/messages/compiled/messages.js';

export interface Column<Row> {
  readonly label: string;
  readonly cell: (row: Row) => ReactNode;
  /** Figures are right-aligned, one under the other. */
  readonly isFigure?: boolean;
  /** The total of the column. */
  readonly total?: ReactNode;
  /** Its place when the page is narrow: what the row is about, or the sum beside that. */
  readonly narrow?: 'lead' | 'sum';
  /** A date or a state, which needs no label on a narrow page. */
  readonly saysItself?: boolean;
}

/**
 * A plain table. On a narrow page a row shows what it is about (the first column, or the lead) with
 * its sum (the last figure, or the column marked as sum) beside it, and the rest in small print.
 */
export function Table<Row>(props: {
  caption: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string | number;
  empty: string;
}) {
  const { caption, columns, rows } = props;
  if (rows.length === 0) {
    return (
      <p className="rounded-card border border-dashed border-line-strong px-5 py-8 text-center text-ink-soft">
        {props.empty}
      </p>
    );
  }
  const isLines = columns.some((column) => column.isFigure || column.narrow);
  const hasTotal = columns.some((column) => column.total !== undefined);
  return (
    <div className="overflow-x-auto rounded-card border border-line bg-card">
      <table className={`stacks ${isLines ? 'lines' : ''} w-full border-collapse`}>
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
              <Cells columns={columns} inside={(column) => column.cell(row)} />
            </tr>
          ))}
        </tbody>
        {hasTotal ? (
          <tfoot className="bg-leaf-soft font-semibold">
            <tr>
              <Cells columns={columns} inside={(column) => column.total} lead={m.column_sum()} />
            </tr>
          </tfoot>
        ) : null}
      </table>
    </div>
  );
}

/** The cells of one row; the one that says what the row is about is its header. */
function Cells<Row>(props: {
  columns: readonly Column<Row>[];
  inside: (column: Column<Row>) => ReactNode;
  /** What the row header says instead of the cell's content. */
  lead?: string;
}) {
  const { columns } = props;
  const lead = columns.find((column) => column.narrow === 'lead') ?? columns[0];
  const sum =
    columns.find((column) => column.narrow === 'sum') ??
    columns.findLast((column) => column.isFigure);
  return columns.map((column) => {
    const className = column.isFigure ? 'figures text-end whitespace-nowrap' : '';
    return column === lead ? (
      <th
        key={column.label}
        scope="row"
        className={`${className} text-start font-semibold sm:min-w-36 sm:font-normal`}
      >
        <div className="min-w-0">{props.lead ?? props.inside(column)}</div>
      </th>
    ) : (
      <td
        key={column.label}
        data-label={column.label}
        className={`${className} ${column === sum ? 'sum' : ''} ${column.saysItself ? 'says-itself' : ''}`}
      >
        <div className="min-w-0">{props.inside(column)}</div>
      </td>
    );
  });
}

/** Facts one below the other, each a label and a value. */
export function Facts(props: { rows: readonly { label: string; value: ReactNode }[] }) {
  return (
    <dl className="max-w-[44rem]">
      {props.rows.map(({ label, value }) => (
        <div
          key={label}
          className="flex flex-wrap justify-between gap-x-6 gap-y-0.5 border-t border-line py-2.5 first:border-t-0"
        >
          <dt className="text-ink-soft first-letter:uppercase">{label}</dt>
          <dd className="figures ms-auto text-end first-letter:uppercase font-medium">{value}</dd>
        </div>
      ))}
    </dl>
  );
}

const statColumns = {
  few: 'sm:grid-cols-[repeat(auto-fit,minmax(11rem,1fr))]',
  many: 'sm:grid-cols-[repeat(auto-fill,minmax(15rem,1fr))]',
};

/** Figures side by side; one under the other, as in a statement, when the page is narrow. */
export function Stats(props: { children: ReactNode; are?: 'few' | 'many' }) {
  return (
    <dl
      className={`grid max-sm:divide-y max-sm:divide-line max-sm:rounded-card max-sm:border max-sm:border-line max-sm:bg-card max-sm:shadow-card sm:gap-4 ${statColumns[props.are ?? 'few']}`}
    >
      {props.children}
    </dl>
  );
}

/** A figure with the formula behind it, for whoever wants to check. */
export function Stat(props: { label: string; value: ReactNode; formula?: ReactNode }) {
  return (
    <div className="flex flex-wrap items-baseline justify-between gap-x-4 px-4 py-2.5 sm:block sm:rounded-card sm:border sm:border-line sm:bg-card sm:px-5 sm:py-4 sm:shadow-card">
      <dt className="text-sm text-ink-soft first-letter:uppercase">{props.label}</dt>
      <dd className="figures ms-auto text-lg font-semibold sm:text-xl">{props.value}</dd>
      {props.formula ? (
        <dd className="basis-full text-sm text-ink-soft">
          <details>
            <summary className="min-h-11 cursor-pointer py-2.5">{m.figure_formula()}</summary>
            {props.formula}
          </details>
        </dd>
      ) : null}
    </div>
  );
}
