import { type FileMapping, asMapping } from '#app/domain/repayments/file-mapping.ts';

/** The roles that a column may have, besides the figure's. */
export const roles = ['loan', 'paidOn', 'paidBy', 'client', 'receipt'] as const;

/**
 * How columns are to be read, as it was said in the form: null for by their headings alone, undefined
 * where the form was not sent.
 */
export function mappingOf(form: FormData): FileMapping | null | undefined {
  const said = (name: string) => {
    const value = form.get(`map-${name}`);
    return typeof value === 'string' ? value.trim() : '';
  };
  if (form.get('map') === 'none') return null;
  if (form.get('map') !== 'said') return undefined;
  const columns = roles.flatMap((role) => (said(role) ? [[role, said(role)] as const] : []));
  const [column, word] = [said('leave-column'), said('leave-word')];
  return (
    asMapping({
      columns: Object.fromEntries(columns),
      figure: { kind: said('kind'), column: said('figure') },
      isNegative: said('negative') !== '',
      leaveOut: column && word ? { column, word } : null,
    }) ?? undefined
  );
}
