/** What somebody answered to how a file is written. */
export function toldOfFile(form: FormData) {
  const [decimal, days] = [form.get('decimal'), form.get('days')];
  return {
    decimal: decimal === '.' ? ('.' as const) : decimal === ',' ? (',' as const) : null,
    days: days === 'dmy' ? ('dmy' as const) : days === 'mdy' ? ('mdy' as const) : null,
  };
}
