import { stringify } from 'csv-stringify/sync';

const longest = 500_000;

/**
 * A report as text, however it was given: a file, pasted, or typed into the
 * grid, which is written as the same lines that a file would have.
 */
export async function reportText(form: FormData, period: string): Promise<string> {
  const file = form.get('file');
  if (file instanceof File && file.size > 0) return (await file.text()).slice(0, longest);
  if (form.get('way') === 'hand') return gridText(form, period);
  const text = form.get('text');
  return typeof text === 'string' ? text.slice(0, longest) : '';
}

function gridText(form: FormData, period: string): string {
  const [year = 0, month = 0] = period.split('-').map(Number);
  const lastDay = new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
  const rows = [...form.entries()].flatMap(([name, value]) => {
    const amount = typeof value === 'string' ? value.trim().replaceAll(',', '') : '';
    const isPaid = name.startsWith('loan:') && amount !== '' && !/^0+(\.0*)?$/.test(amount);
    return isPaid ? [[name.slice('loan:'.length), lastDay, amount, '']] : [];
  });
  return stringify([['loan', 'paid_on', 'amount', 'paid_by'], ...rows]);
}
