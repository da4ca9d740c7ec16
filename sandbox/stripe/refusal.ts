/** A plain no, in the shape of Stripe's errors. */
export class Refusal extends Error {
  constructor(
    message: string,
    readonly status = 400,
    readonly type = 'invalid_request_error',
    readonly code?: string,
  ) {
    super(message);
  }

  /** Whether the work had begun: then the key answers the same again. Bad words alone are forgotten. */
  get isKept(): boolean {
    return this.code !== undefined && !['resource_missing', 'amount_too_small'].includes(this.code);
  }
}

export function find<T>(rows: Record<string, T>, id: string, kind: string): T {
  const row = rows[id];
  if (!row) throw new Refusal(`No such ${kind}: '${id}'`, 404, undefined, 'resource_missing');
  return row;
}
