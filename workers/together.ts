export interface Together<Asked, Answer> {
  (one: Asked): Promise<Answer>;
  /** Once all that was asked so far has been answered. */
  quiet(): Promise<void>;
}

/**
 * What is asked for one by one at the same time is asked for together: all that came while the question
 * before was on its way. Each hears its own answer; a fault is everybody's who asked with it.
 *
 * @param ask answers in the order of what it is asked.
 */
export function togetherBy<Asked, Answer>(
  ask: (all: readonly Asked[]) => Promise<readonly Answer[]>,
): Together<Asked, Answer> {
  interface Waiting {
    readonly one: Asked;
    resolve(answer: Answer): void;
    reject(error: unknown): void;
  }
  let waiting: Waiting[] = [];
  let isAsking = false;

  async function askAll(): Promise<void> {
    isAsking = true;
    while (waiting.length > 0) {
      const asked = waiting;
      waiting = [];
      try {
        const answers = await ask(asked.map(({ one }) => one));
        asked.forEach((who, index) => who.resolve(answers[index] as Answer));
      } catch (error) {
        for (const who of asked) who.reject(error);
      }
    }
    isAsking = false;
  }

  const underWay = new Set<Promise<unknown>>();
  const askOne = (one: Asked) => {
    const answer = new Promise<Answer>((resolve, reject) => {
      waiting.push({ one, resolve, reject });
      // Whoever comes in the same turn is still taken along.
      if (!isAsking) setImmediate(() => void (isAsking || askAll()));
    });
    const settled = answer.catch(() => undefined).finally(() => underWay.delete(settled));
    underWay.add(settled);
    return answer;
  };
  return Object.assign(askOne, { quiet: async () => void (await Promise.all(underWay)) });
}
