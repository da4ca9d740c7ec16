import { writeFileSync } from 'node:fs';
import { type Router, Router as newRouter } from 'express';
import { demoClock, offsetIn } from '#app/demo/clock.ts';
import { monthFile } from '#app/demo/month-summary.ts';
import type { StripeDouble } from './stripe/double.ts';
import { recordedOn } from './demonstration/snapshot.ts';

interface Place {
  readonly clockFile: string;
  readonly appOrigin: string;
  /** Those of the web server and the workers: the month goes through the same verbs. */
  readonly settings: Readonly<Record<string, string>>;
  readonly stripe: () => StripeDouble | undefined;
}

/** Where the demonstration's bar lets a month pass; it answers when the month is over. */
export function monthPages(place: Place): Router {
  const router = newRouter();
  let running: Promise<void> | null = null;
  router.post('/month', async (request, response) => {
    running ??= passes(place).finally(() => (running = null));
    try {
      await running;
    } catch (error) {
      console.error(error);
      response
        .status(500)
        .type('text')
        .send(`The month stopped: ${(error as Error).message}`);
      return;
    }
    const { back } = request.body as Record<string, unknown>;
    const path = typeof back === 'string' && /^\/(?!\/)/.test(back) ? back : '/';
    response.redirect(303, new URL(path, place.appOrigin).href);
  });
  return router;
}

async function passes(place: Place): Promise<void> {
  const stripe = place.stripe();
  if (!stripe) throw new Error('the demonstration has not started yet');
  Object.assign(process.env, place.settings);
  // Heavy modules are loaded only when somebody lets a month pass.
  const { setClock } = await import('#app/platform/clock.ts');
  const { DemoWorld } = await import('./demonstration/demo-world.ts');
  const { letMonthPass } = await import('./demonstration/month.ts');
  const { demonstration } = await import('./demonstration/data.ts');
  const time = timeOf(place.clockFile);
  setClock(demoClock(place.clockFile));
  // Here nothing is compared: whether a fundraiser ends before or after somebody lends, is chance.
  const dueDone = () => Promise.resolve();
  const stage = { stripe, time, workDone: () => workDone(time), dueDone };
  const summary = await letMonthPass(new DemoWorld(stage, recordedOn), everyClockRead);
  const partners = demonstration.partners.length;
  writeFileSync(monthFile(place.clockFile), JSON.stringify({ ...summary, partners }));
}

/** The clock that every process of the demonstration reads; it runs forward only. */
function timeOf(clockFile: string): { now: Date } {
  return {
    get now() {
      return new Date(Date.now() + offsetIn(clockFile));
    },
    set now(to: Date) {
      if (to.getTime() <= Date.now() + offsetIn(clockFile)) return;
      writeFileSync(clockFile, String(to.getTime() - Date.now()));
    },
  };
}

const patienceSeconds = 20;

/** Waits until the workers have done what is due; what they cannot do is shown on the operator's pages. */
async function workDone(time: { now: Date }): Promise<void> {
  const { db } = await import('#app/platform/db.ts');
  await everyClockRead();
  const start = Date.now();
  for (;;) {
    const left = await db().outboxRow.count({
      where: { doneAt: null, dueAt: { lte: time.now } },
    });
    if (left === 0 || Date.now() - start > patienceSeconds * 1000) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** The clock is a file that each process looks at four times a second. */
async function everyClockRead(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 300));
}
