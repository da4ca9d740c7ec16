/** The text of a report as it came, from the field or from a file chosen instead. */
export function reportText(form: FormData): string {
  const text = form.get('text');
  return typeof text === 'string' ? text.slice(0, 500_000) : '';
}
