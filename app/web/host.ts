import { m } from '#app/messages/compiled/messages.js';
import { env } from '#app/platform/env.ts';

/** Who runs this installation, as far as they say. */
export function hostFacts() {
  const { HOST_NAME, HOST_ADDRESS, HOST_EMAIL, APP_NAME } = env();
  return { name: HOST_NAME ?? APP_NAME, address: HOST_ADDRESS ?? null, email: HOST_EMAIL ?? null };
}

/** The same as papers say it: who made them, and whom to ask. */
export function paperHost(): { host: string[]; ask: string } {
  const { name, address, email } = hostFacts();
  return {
    host: address ? [name, address] : [name],
    ask: email ? m.paper_ask({ name, email }) : m.paper_ask_host({ name }),
  };
}
