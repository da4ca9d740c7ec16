import { z } from 'zod';

const decimal = z.union([z.string(), z.number()]).transform(String);
const text = z.string().trim();

const entrepreneur = z.strictObject({
  amount: decimal,
  client_id: z.union([z.string(), z.number()]).transform(String).optional(),
  first_name: text.min(1),
  last_name: text.optional(),
  gender: text.optional(),
  loan_id: z.union([z.string(), z.number()]).transform(String).optional(),
});

/** A draft in the words of Kiva's partner API, and a few of our own. */
export const draftShape = z.strictObject({
  activity: text.min(1).optional(),
  client_waiver_signed: z.boolean(),
  currency: text,
  description: text.min(1),
  disburse_time: text,
  entreps: z.array(entrepreneur).min(1),
  fundraiser_days: z
    .union([z.number(), z.string().regex(/^\d+$/)])
    .transform(Number)
    .pipe(z.number().int())
    .optional(),
  group_name: text.optional(),
  internal_client_id: z.union([z.string(), z.number()]).transform(String).optional(),
  internal_loan_id: z.union([z.string(), z.number()]).transform(String).optional(),
  loanuse: text.min(1),
  location: text.optional(),
  // What the partner API also takes, and we have no place for: said, not dropped in silence.
  activity_id: z.unknown().optional(),
  not_pictured: z.unknown().optional(),
  theme_type_id: z.unknown().optional(),
  themes: z.unknown().optional(),
  sector: text.min(1).optional(),
  schedule: z.array(z.strictObject({ date: text, interest: decimal, principal: decimal })).min(1),
});

export type WrittenDraft = z.infer<typeof draftShape>;
