import type { ActionFunctionArgs } from '@remix-run/node';
import { z } from 'zod';
import { endSessions } from '#app/domain/people/block-person.ts';
import { href } from '#app/paths.ts';
import { staffAct } from './staff-act.ts';

/** An admin ends every session of a person. */
export async function action(asked: ActionFunctionArgs) {
  return staffAct(asked, {
    roles: ['admin'],
    schema: z.object({}),
    act: async ({ id, actorId, now }) => {
      await endSessions({ personId: id, actorId, now });
      return {};
    },
    leadsTo: () => href('operator/people', {}, { done: 'sessions' }),
  });
}
