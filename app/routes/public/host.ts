import { env } from '#app/platform/env.ts';

/** Who runs this installation, as far as they say. */
export function hostFacts() {
  const { HOST_NAME, HOST_ADDRESS, HOST_EMAIL } = env();
  return { name: HOST_NAME, address: HOST_ADDRESS, email: HOST_EMAIL };
}
