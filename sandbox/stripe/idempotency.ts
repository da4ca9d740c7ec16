import { createHash } from 'node:crypto';
import type { Request } from 'express';
import { Refusal } from './refusal.ts';
import type { DoubleState } from './state.ts';

interface Answered {
  readonly status: number;
  readonly body: unknown;
}

const day = 86_400;

/**
 * The same key answers the same for a day, refusals too, once the work had begun; with other
 * parameters it is refused.
 */
export function answerOnce(
  request: Request,
  { state, at }: { state: DoubleState; at: number },
  work: () => unknown,
): Answered {
  const key = request.headers['idempotency-key'];
  if (request.method !== 'POST' || typeof key !== 'string') return answered(work);
  const asked = `${request.path} ${JSON.stringify(request.body)}`;
  const digest = createHash('sha256').update(asked).digest('hex');
  const known = state.keys[key];
  const before = known && at - known.at < day ? known : null;
  if (before && before.request !== digest) {
    const words = 'Keys for idempotent requests can only be used with the same parameters.';
    return { status: 400, body: errorBody(new Refusal(words, 400, 'idempotency_error')) };
  }
  if (before) return before;
  const { isKept, ...made } = answered(work);
  if (isKept) state.keys[key] = { request: digest, at, ...made, body: structuredClone(made.body) };
  return made;
}

function answered(work: () => unknown): Answered & { isKept: boolean } {
  try {
    return { status: 200, body: work(), isKept: true };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { status: error.status, body: errorBody(error), isKept: error.isKept };
  }
}

export function errorBody(error: Refusal) {
  return { error: { type: error.type, message: error.message, code: error.code } };
}
