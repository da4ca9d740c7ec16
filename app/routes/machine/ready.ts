import { readyNow } from '#app/domain/operations/readiness.ts';
import { now } from '#app/platform/clock.ts';

/** Whether the database answers and the workers are getting things done. */
export async function loader(): Promise<Response> {
  const state = await readyNow(now());
  return Response.json(state, { status: state.isReady ? 200 : 503 });
}
