import { watch } from 'chokidar';
import { compileStale } from './build-once.ts';

const folders = ['app', 'workers', 'prisma'];
const source = /\.(tsx?|css|json|sql|prisma)$/;
const made = /[\\/](generated|compiled)([\\/]|$)/;
/** Files that no worker loads. */
const ofPagesAlone = /^app\/((routes|ui|web|browser)\/|root|entry|routes)|\.css$/;

interface Running {
  readonly checkout: string;
  migrate(): Promise<void>;
  restartWorkers(): Promise<void>;
  untilHealthy(): Promise<void>;
}

/** Handles one change at a time: rebuilds what is made from it and restarts what uses that. */
export function reloadOnChange(running: Running): void {
  let turn = Promise.resolve();
  watchSources(running.checkout, (files) => {
    turn = turn.then(() =>
      reload(running, files).catch((error: unknown) => {
        console.error(error instanceof Error ? error.message : error);
      }),
    );
  });
}

async function reload(running: Running, files: string[]): Promise<void> {
  const start = Date.now();
  console.log(`\n${files.join(', ')} changed...`);
  if (files.some((file) => /\.(json|prisma)$/.test(file))) await compileStale(running.checkout);
  if (files.some((file) => file.startsWith('prisma/migrations/'))) await running.migrate();
  if (files.some((file) => !ofPagesAlone.test(file))) await running.restartWorkers();
  await running.untilHealthy();
  console.log(`Reloaded in ${((Date.now() - start) / 1000).toFixed(1)} s.`);
}

/** Calls back a moment after sources of the web server or the workers have changed. */
function watchSources(checkout: string, changed: (files: string[]) => void): void {
  const files = new Set<string>();
  let timer: NodeJS.Timeout | undefined;
  watch(folders, { cwd: checkout, ignored: made, ignoreInitial: true }).on('all', (_, name) => {
    const file = name.replaceAll('\\', '/');
    if (!source.test(file)) return;
    files.add(file);
    clearTimeout(timer);
    timer = setTimeout(() => {
      changed([...files]);
      files.clear();
    }, 100);
  });
}
