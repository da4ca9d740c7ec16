import { describe, expect, it } from 'vitest';
import { reportText } from '#app/routes/desk/report-text.ts';
import { speakTheirLanguage } from '#app/web/language.ts';

const loans = [
  { reference: 'A-1', currency: 'IDR' },
  { reference: 'A-2', currency: 'IDR' },
  { reference: 'A-3', currency: 'IDR' },
];

/** The text that a grid typed in a language becomes. */
function typedIn(language: 'en' | 'id', typed: Record<string, string>): Promise<string> {
  const form = new FormData();
  form.set('way', 'hand');
  for (const [reference, amount] of Object.entries(typed)) form.set(`loan:${reference}`, amount);
  return new Promise((resolve, reject) => {
    const request = { headers: { 'accept-language': language } };
    const answer = () =>
      reportText(form, '2026-02', loans).then(({ text }) => resolve(text), reject);
    speakTheirLanguage(request as never, {} as never, answer);
  });
}

describe('a report typed into the grid', () => {
  it.each([
    ['id', '250.000', '250000.00'],
    ['en', '250,000', '250000.00'],
    ['en', '250000', '250000.00'],
    ['id', '250.000,50', '250000.50'],
  ] as const)('is read as %s writes amounts: %s', async (language, typed, written) => {
    const text = await typedIn(language, { 'A-1': typed });
    expect(text).toBe(`loan,paid_on,amount,paid_by\nA-1,2026-02-28,${written},\n`);
  });

  it('leaves out what is empty or nothing, and keeps what is no amount for the dry run to name', async () => {
    const text = await typedIn('id', { 'A-1': '', 'A-2': '0', 'A-3': '1.2.3', other: '5' });
    expect(text).toBe('loan,paid_on,amount,paid_by\nA-3,2026-02-28,1.2.3,\n');
  });
});
