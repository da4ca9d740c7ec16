import { type QueuePlace, openQueue, openWorker } from '#app/jobs/queue.ts';
import { now } from '#app/platform/clock.ts';
import { log } from '#app/platform/log.ts';
import { relayOnce } from './relay.ts';
import { runJob } from './run-job.ts';
import { scheduleOnce } from './schedule.ts';

export interface RunningWorkers {
  /** Finishes what is running and takes nothing new. */
  stop(): Promise<void>;
}

/** One process of workers: the relay, the schedule, and a few jobs at once. */
export async function startWorkers(
  place: QueuePlace,
  options: { concurrency?: number; pollMilliseconds?: number; hasSchedule?: boolean } = {},
): Promise<RunningWorkers> {
  const onError = (error: Error) => log().error({ err: error }, 'queue.error');
  const queue = await openQueue(place, onError);
  const worker = await openWorker(place, runJob, {
    concurrency: options.concurrency ?? 4,
    onError,
  });
  const pause = options.pollMilliseconds ?? 500;
  const relay = loop(pause, () => relayOnce(queue, now()));
  const schedule = options.hasSchedule === false ? null : loop(15_000, () => scheduleOnce(now()));
  return {
    stop: async () => {
      await schedule?.stop();
      await relay.stop();
      await worker.close();
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
