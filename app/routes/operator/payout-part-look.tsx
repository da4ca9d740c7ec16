import type { ActionFunctionArgs } from '@remix-run/node';
import { z } from 'zod';
import { lookAtPayout } from '#app/domain/payouts/look-at-payout.ts';
import { href } from '#app/paths.ts';
import { staffAct } from './staff-act.ts';

/** A treasurer has looked at a large withdrawal. */
export async function action(asked: ActionFunctionArgs) {
  return staffAct(asked, {
    roles: ['treasurer'],
    schema: z.object({}),
    act: ({ id, actorId, now }) => lookAtPayout({ partId: id, actorId, now }),
    leadsTo: (id) => href('operator/payout-part-sending', { id }),
  });
}
