/** The other end of the leash (leash.ts): waits for its starter to end, then tidies up after it. */
import { rmSync } from 'node:fs';
import { createInterface } from 'node:readline';

const held = [];
const folders = [];

const isThere = (pid) => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};
const send = (pid, signal) => {
  try {
    process.kill(pid, signal);
  } catch {
    // It has ended already.
  }
};
const untilGone = async (milliseconds) => {
  for (let waited = 0; waited < milliseconds; waited += 100) {
    if (!held.some(({ pid }) => isThere(pid))) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
};

for await (const line of createInterface({ input: process.stdin })) {
  const order = JSON.parse(line);
  if (order.done) process.exit(0);
  if (order.pid) held.push(order);
  if (order.folder) folders.push(order.folder);
}

for (const { pid, signal } of held) send(pid, signal);
await untilGone(15_000);
for (const { pid } of held) send(pid, 'SIGKILL');
await untilGone(5_000);
for (const folder of folders) rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
