import { type FSWatcher, watch } from 'node:fs';
import path from 'node:path';

const folders = ['app', 'workers', 'prisma'];
const made = /(^|\/)(generated|compiled)\//;

/** Calls back a moment after files have changed that the web server or the workers are made of. */
export function watchSources(checkout: string, changed: (files: string[]) => void): FSWatcher[] {
  const files = new Set<string>();
  let timer: NodeJS.Timeout | undefined;
  return folders.map((folder) =>
    watch(path.join(checkout, folder), { recursive: true }, (_, name) => {
      const file = `${folder}/${String(name).replaceAll('\\', '/')}`;
      if (!/\.(tsx?|css|json|sql|prisma)$/.test(file) || made.test(file)) return;
      files.add(file);
      clearTimeout(timer);
      timer = setTimeout(() => {
        changed([...files]);
        files.clear();
      }, 200);
    }),
  );
}
