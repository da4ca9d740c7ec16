import { z } from 'zod';
import type { NewPartner } from '#app/domain/partners/add-partner.ts';
import { emailField, nameField, textField } from '#app/web/fields.ts';
import { readPercent } from './percent.ts';

const liabilities = ['lender', 'partner', 'shared', 'none'] as const;

const regionNames = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' });
const zones = new Set(Intl.supportedValuesOf('timeZone'));

/** Every zone that a partner’s days can be in. */
export const zoneNames = [...zones];

/** Who bears which risk: of a new partner, and whenever the terms change. */
export const riskShape = {
  nonpaymentLiability: z.enum(['lender', 'partner'], 'is_missing'),
  currencyLiability: z.enum(liabilities, 'is_missing'),
  currencyCoverage: z
    .string()
    .trim()
    .optional()
    .default('')
    .transform((text) => (text === '' ? null : readPercent(text)))
    .refine((percent) => percent !== undefined, 'is_not_a_number'),
};

/** A new partner: who it is, who bears which risk, and its first manager. */
export const partnerSchema = z.object({
  name: textField(120),
  country: z
    .string('is_missing')
    .trim()
    .toUpperCase()
    .refine(
      (code) => /^[A-Z]{2}$/.test(code) && regionNames.of(code) !== undefined,
      'is_not_a_country',
    ),
  zone: z.string('is_missing').refine((zone) => zones.has(zone), 'is_not_known'),
  ...riskShape,
  managerName: nameField,
  managerEmail: emailField,
});

/** A risk that is shared says how much of it the partner bears. */
export const lacksCoverage = (form: { currencyLiability: string; currencyCoverage?: unknown }) =>
  form.currencyLiability === 'shared' && typeof form.currencyCoverage !== 'number';

/** The partner that a form describes; `shared` needs how much of a fall the partner bears. */
export function partnerOf(
  form: z.infer<typeof partnerSchema>,
  isDemo: boolean,
): NewPartner | { missing: 'currencyCoverage' } {
  const { managerName: _, managerEmail: __, currencyCoverage, ...partner } = form;
  if (partner.currencyLiability !== 'shared') return { ...partner, isDemo };
  if (typeof currencyCoverage !== 'number') return { missing: 'currencyCoverage' };
  return { ...partner, currencyCoverage, isDemo };
}
