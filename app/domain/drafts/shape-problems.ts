import type { z } from 'zod';

/** What is wrong with a value in a file, as keys that every language has words for. */
export type ShapeProblem =
  | 'is_missing'
  | 'is_empty'
  | 'is_not_text'
  | 'is_not_a_number'
  | 'is_not_a_list'
  | 'is_not_yes_or_no'
  | 'is_not_an_object'
  | 'is_not_a_field';

const byExpectation: Record<string, ShapeProblem> = {
  string: 'is_not_text',
  number: 'is_not_a_number',
  array: 'is_not_a_list',
  boolean: 'is_not_yes_or_no',
  object: 'is_not_an_object',
};

/** A schema's own complaint, turned into one of ours with the value from the file. */
export function shapeProblem(
  file: unknown,
  issue: z.core.$ZodIssue,
): { problem: ShapeProblem; detail: string } {
  const found = valueAt(file, issue.path);
  if (found === undefined) return { problem: 'is_missing', detail: '' };
  const detail = JSON.stringify(found).slice(0, 60);
  if (issue.code === 'too_small') return { problem: 'is_empty', detail };
  // A number may be written as a number or as text: that is the only union in our files.
  if (issue.code === 'invalid_union') return { problem: 'is_not_a_number', detail };
  const expected = issue.code === 'invalid_type' ? issue.expected : 'string';
  return { problem: byExpectation[expected] ?? 'is_not_text', detail };
}

/** `[0].schedule[2].date` */
export function placeOf(start: string, path: readonly PropertyKey[]): string {
  const steps = path.map((step) => (typeof step === 'number' ? `[${step}]` : `.${String(step)}`));
  return start + steps.join('');
}

/**
 * Where a parser failed: line and column if it gives a position, else the text
 * that it quotes from around the place; otherwise the end of the file.
 */
export function placeInJson(json: string, message: string): { place: string; detail: string } {
  const quoted = /(?:\.\.\.)?"([^]*)"(?:\.\.\.)? is not valid JSON$/.exec(message)?.[1];
  if (quoted !== undefined) return { place: '', detail: quoted.trim().slice(0, 60) };
  const position = /position (\d+)/.exec(message)?.[1];
  const before = json.slice(0, position === undefined ? json.length : Number(position));
  const lines = before.split('\n');
  return { place: `${lines.length}:${(lines.at(-1)?.length ?? 0) + 1}`, detail: '' };
}

function valueAt(file: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, step) => (value as Record<PropertyKey, unknown> | null | undefined)?.[step],
    file,
  );
}

/** What is null is absent. */
export function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNulls);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, inner]) => inner !== null)
      .map(([name, inner]) => [name, withoutNulls(inner)]),
  );
}
