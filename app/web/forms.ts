import { data } from '@remix-run/node';
import type { z } from 'zod';
import { isFieldError, type FieldError } from './field-errors.ts';

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

/** What was typed. Only fields that the schema knows are looked at, and only those come back. */
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

/** 400: what was typed is kept, and each mistake stands beside its field. */
export function mistakes(parsed: {
  errors: Record<string, FieldError>;
  entries: Record<string, string>;
}) {
  return data(
    { errors: parsed.errors, entries: parsed.entries, refused: null as string | null },
    { status: 400 },
  );
}

/** 409: understood, and refused, in words. */
export function refusal(words: string, entries: Record<string, string> = {}) {
  const errors: Record<string, FieldError> = {};
  return data(
    { errors, entries: withoutSecrets(entries), refused: words as string | null },
    { status: 409 },
  );
}
