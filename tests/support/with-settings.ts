import { afterEach, beforeEach } from 'vitest';
import { forgetEnv } from '#app/platform/env.ts';

/** Every test of the file runs under these settings; undefined takes one away. After `withWorld`. */
export function withSettings(settings: Record<string, string | undefined>): void {
  let before: Record<string, string | undefined> = {};
  beforeEach(() => {
    before = Object.fromEntries(Object.keys(settings).map((name) => [name, process.env[name]]));
    set(settings);
  });
  afterEach(() => set(before));
}

export function set(settings: Record<string, string | undefined>): void {
  for (const [name, value] of Object.entries(settings)) {
    if (value === undefined) delete process.env[name];
    else process.env[name] = value;
  }
  forgetEnv();
}
