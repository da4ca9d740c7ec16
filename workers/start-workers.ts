import type { QueueName } from '#app/jobs/catalogue.ts';
import { type QueuePlace, openQueue, openWorkers } from '#app/jobs/queue.ts';
import { now } from '#app/platform/clock.ts';
import { log } from '#app/platform/log.ts';
import { giveAgain } from './give-again.ts';
import { relayOnce } from './relay.ts';
import { allMarked, runJob } from './run-job.ts';
import { scheduleOnce } from './schedule.ts';

export interface RunningWorkers {
  /** Finishes what is running and takes nothing new. */
  stop(): Promise<void>;
}

/** One process of workers: the relay, the schedule, and a few jobs of each kind at once. */
export async function startWorkers(
  place: QueuePlace,
  options: {
    places?: Record<QueueName, number>;
    pollMilliseconds?: number;
    hasSchedule?: boolean;
  } = {},
): Promise<RunningWorkers> {
  const onError = (error: Error) => log().error({ err: error }, 'queue.error');
  const queue = await openQueue(place, onError);
  const among = options.places && { places: options.places };
  const workers = await openWorkers(place, runJob, { ...among, onError });
  const loops = [
    loop(options.pollMilliseconds ?? 500, () => relayOnce(queue, now())),
    loop(5_000, () => giveAgain(queue, now())),
    ...(options.hasSchedule === false ? [] : [loop(15_000, () => scheduleOnce(now()))]),
  ];
  return {
    stop: async () => {
      await Promise.all(loops.map((one) => one.stop()));
      await workers.close();
      await allMarked();
      await queue.close();
    },
  };
}

const pauseAfterFault = 2_000;

/** Repeats with a pause, or at once if there was work; a fault is logged and tried again. */
function loop(pause: number, turn: () => Promise<number | void>) {
  let isStopping = false;
  let wake: () => void = () => undefined;
  const running = (async () => {
    while (!isStopping) {
      let rest = pause;
      const worked = await turn().catch((error: unknown) => {
        log().error({ err: error }, 'worker.turn_failed');
        rest = Math.max(pause, pauseAfterFault);
      });
      if (worked || isStopping) continue;
      await new Promise<void>((resolve) => {
        wake = resolve;
        setTimeout(resolve, rest);
      });
    }
  })();
  return {
    stop: async () => {
      isStopping = true;
      wake();
      await running;
    },
  };
}
