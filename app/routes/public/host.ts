import { env } from '#app/platform/env.ts';

/** Who runs this installation, as far as they say. */
export function hostFacts() {
  const { HOST_NAME, HOST_ADDRESS, HOST_EMAIL, APP_NAME } = env();
  return { name: HOST_NAME ?? APP_NAME, address: HOST_ADDRESS ?? null, email: HOST_EMAIL ?? null };
}
