import { afterEach } from 'vitest';
import { forgetEnv } from '#app/platform/env.ts';

/** Whatever a test sets in the environment is as it was before the next one. */
export function withKeptEnvironment(): void {
  const before = { ...process.env };
  afterEach(() => {
    for (const name of Object.keys(process.env)) if (!(name in before)) delete process.env[name];
    Object.assign(process.env, before);
    forgetEnv();
  });
}
