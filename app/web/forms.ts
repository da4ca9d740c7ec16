import { data } from '@remix-run/node';
import type { z } from 'zod';
import { isFieldError, type FieldError } from './field-errors.ts';
import { type Refusal, fieldOfRefusal, refusalWords } from './refusals.ts';

/** What came back from a form: all of it understood, or what to say beside each field. */
export type ParsedForm<T> =
  | { ok: true; value: T; entries: Record<string, string> }
  | { ok: false; errors: Record<string, FieldError>; entries: Record<string, string> };

/** Fields that are never shown again. */
const secret = /password/i;

/** Reads a form with a schema whose messages are names of field errors. */
export async function parseForm<T extends z.ZodObject>(
  request: Request,
  schema: T,
): Promise<ParsedForm<z.infer<T>>> {
  return parseEntries(entriesOf(await request.formData(), schema), schema);
}

/** What was typed, in the fields that the schema knows; others are ignored. */
export function entriesOf(form: FormData, schema: z.ZodObject): Record<string, string> {
  const entries: Record<string, string> = {};
  for (const name of Object.keys(schema.shape)) {
    const value = form.get(name);
    if (typeof value === 'string') entries[name] = value;
  }
  return entries;
}

export function parseEntries<T extends z.ZodObject>(
  entries: Record<string, string>,
  schema: T,
): ParsedForm<z.infer<T>> {
  const parsed = schema.safeParse(entries);
  if (parsed.success) return { ok: true, value: parsed.data, entries: withoutSecrets(entries) };
  const errors: Record<string, FieldError> = {};
  for (const issue of parsed.error.issues) {
    const name = String(issue.path[0] ?? '');
    errors[name] ??= isFieldError(issue.message) ? issue.message : 'is_not_valid';
  }
  return { ok: false, errors, entries: withoutSecrets(entries) };
}

export function withoutSecrets(entries: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(entries).filter(([name]) => !secret.test(name)));
}

/** 400: what was typed is kept, and each mistake is shown beside its field. */
export function mistakes(parsed: {
  errors: Record<string, FieldError>;
  entries: Record<string, string>;
}) {
  const beside: Record<string, string> = {};
  return data(
    { errors: parsed.errors, beside, entries: parsed.entries, refused: null as string | null },
    { status: 400 },
  );
}

/** 409: understood but refused, beside the field concerned if the form has it, or above all. */
export function refusal(refused: Refusal, entries: Record<string, string> = {}) {
  const field = fieldOfRefusal(refused);
  const words = refusalWords(refused);
  return field !== null && field in entries
    ? refusedBeside(field, words, entries)
    : refusedAbove(words, entries);
}

export function refusedAbove(words: string, entries: Record<string, string> = {}) {
  return refusedWith({}, words, entries);
}

export function refusedBeside(field: string, words: string, entries: Record<string, string>) {
  return refusedWith({ [field]: words }, null, entries);
}

function refusedWith(
  beside: Record<string, string>,
  refused: string | null,
  entries: Record<string, string>,
) {
  const errors: Record<string, FieldError> = {};
  return data({ errors, beside, entries: withoutSecrets(entries), refused }, { status: 409 });
}
