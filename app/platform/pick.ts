/** Only these parts of a row: a page's data is what the page shows. */
export function pick<Row extends object, Name extends keyof Row>(
  row: Row,
  ...names: readonly Name[]
): Pick<Row, Name> {
  return Object.fromEntries(names.map((name) => [name, row[name]])) as Pick<Row, Name>;
}

/** The row without these parts. */
export function without<Row extends object, Name extends keyof Row>(
  row: Row,
  ...names: readonly Name[]
): Omit<Row, Name> {
  const left = Object.entries(row).filter(([name]) => !names.includes(name as Name));
  return Object.fromEntries(left) as Omit<Row, Name>;
}
