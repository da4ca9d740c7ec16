import { type ActionFunctionArgs, redirect } from '@remix-run/node';
import type { z } from 'zod';
import { now } from '#app/platform/clock.ts';
import type { StaffRoleName } from '#app/platform/generated/enums.ts';
import { mistakes, parseForm, refusal } from '#app/web/forms.ts';
import { orAbsent } from '#app/web/or-absent.ts';
import { rowId } from '#app/web/path-id.ts';
import type { Refusal } from '#app/web/refusals.ts';
import { requireStaff } from '#app/web/session.ts';

/** A verb's answer when it did not refuse; a refusal without words does not compile. */
type Done = object & { readonly refused?: never };

/**
 * The one door for staff acts on something with a number: who is asking, what they sent, one verb,
 * and its answer: mistakes beside their fields, a refusal in words, or a redirect.
 */
export async function staffAct<Schema extends z.ZodObject>(
  { request, params }: ActionFunctionArgs,
  door: {
    roles: readonly StaffRoleName[];
    schema: Schema;
    act: (asked: {
      said: z.infer<Schema>;
      /** The number in the address. */
      id: number;
      actorId: number;
      now: Date;
    }) => Promise<Done | { refused: Refusal }>;
    leadsTo: (id: number) => string;
  },
) {
  const { personId } = await requireStaff(request, ...door.roles);
  const parsed = await parseForm(request, door.schema);
  if (!parsed.ok) return mistakes(parsed);
  const id = rowId(params['id']);
  const asked = { said: parsed.value, id, actorId: personId, now: now() };
  const answer = await orAbsent(() => door.act(asked));
  if (answer.refused !== undefined) return refusal(answer.refused, parsed.entries);
  return redirect(door.leadsTo(id));
}
