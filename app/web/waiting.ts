import { waitingAtDesk, waitingAtOperator } from '#app/domain/desks/waiting.ts';
import type { Actor } from '#app/domain/people/sessions.ts';
import { href } from '#app/paths.ts';

/** How much waits for whoever is on a staff, by the address of the tab that it stands beside. */
export async function waitingOf(actor: Actor, now: Date): Promise<Record<string, number>> {
  if (actor.lacksSecondFactor) return {};
  const { partner, staffRoles } = actor;
  if (partner) {
    const { sentBack, settlements } = await waitingAtDesk(partner.id);
    return { [href('desk/home')]: sentBack, [href('desk/settlements')]: settlements };
  }
  if (staffRoles.length === 0) return {};
  const { mine, complaints } = await waitingAtOperator(actor.personId, now);
  return { [href('operator/home')]: mine, [href('operator/complaints')]: complaints };
}
