/**
 * What fields of a draft are called here, and in the partner API's shape: a file may use either, of
 * each field.
 */
const ours: Readonly<Record<string, string>> = {
  number: 'internal_loan_id',
  client: 'internal_client_id',
  consent: 'client_waiver_signed',
  story: 'description',
  use: 'loanuse',
  town: 'location',
  group: 'group_name',
  paid_out_on: 'disburse_time',
  members: 'entreps',
  instalments: 'schedule',
  due_on: 'date',
};

/** In the API's words; what is there in both keeps its own, so that nothing is passed over. */
export function inApiWords(draft: unknown): unknown {
  if (Array.isArray(draft)) return draft.map(inApiWords);
  if (typeof draft !== 'object' || draft === null) return draft;
  return Object.fromEntries(
    Object.entries(draft).map(([name, value]) => {
      const api = apiName(name);
      const isTaken = api !== name && api in draft;
      return [isTaken ? name : api, inApiWords(value)];
    }),
  );
}

export const apiName = (name: string): string =>
  Object.hasOwn(ours, name) ? (ours[name] ?? name) : name;

/** A place as the file itself has it: `[0].consent` where it says `consent`. */
export function placeAsWritten(file: unknown, path: readonly PropertyKey[]): PropertyKey[] {
  let value: unknown = file;
  return path.map((step) => {
    const fields = value as Record<PropertyKey, unknown> | null | undefined;
    const own = Object.keys(ours).find((name) => ours[name] === step);
    const written =
      own !== undefined &&
      fields &&
      typeof fields === 'object' &&
      own in fields &&
      !(step in fields)
        ? own
        : step;
    value = typeof fields === 'object' && fields !== null ? fields[written] : undefined;
    return written;
  });
}
