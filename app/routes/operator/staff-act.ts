import { type ActionFunctionArgs, redirect } from '@remix-run/node';
import type { z } from 'zod';
import type { KeptProof } from '#app/domain/approvals/proofs.ts';
import { forgetProof, keepProof } from '#app/domain/operations/keep-proof.ts';
import { now } from '#app/platform/clock.ts';
import type { StaffRoleName } from '#app/platform/generated/enums.ts';
import { entriesOf, mistakes, parseEntries, refusal } from '#app/web/forms.ts';
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
    /** A file may be sent along as proof; the act is given it. */
    takesProof?: true;
    act: (
      asked: {
        said: z.infer<Schema>;
        /** The number in the address; 0 where it has none. */
        id: number;
        actorId: number;
        now: Date;
      },
      proofFile: KeptProof | null,
    ) => Promise<Done | { refused: Refusal }>;
    leadsTo: (id: number) => string;
  },
) {
  const { personId } = await requireStaff(request, ...door.roles);
  const form = await request.formData();
  const parsed = parseEntries(entriesOf(form, door.schema), door.schema);
  if (!parsed.ok) return mistakes(parsed);
  const proofFile = door.takesProof ? await proofIn(form) : null;
  if (proofFile === 'unreadable')
    return mistakes({ errors: { proofFile: 'is_not_a_proof' }, entries: parsed.entries });
  const id = rowId(params['id']);
  const asked = { said: parsed.value, id, actorId: personId, now: now() };
  let isDone = false;
  try {
    const answer = await orAbsent(() => door.act(asked, proofFile));
    if (answer.refused !== undefined) return refusal(answer.refused, parsed.entries);
    isDone = true;
    return redirect(door.leadsTo(id));
  } finally {
    if (proofFile && !isDone) await forgetProof(proofFile);
  }
}

/** The proof that came with a form, kept; null where none was chosen. */
async function proofIn(form: FormData): Promise<KeptProof | null | 'unreadable'> {
  const file = form.get('proofFile');
  if (!(file instanceof File) || file.size === 0) return null;
  return (await keepProof(new Uint8Array(await file.arrayBuffer()), file.name)) ?? 'unreadable';
}
