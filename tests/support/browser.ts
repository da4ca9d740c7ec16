import { existsSync } from 'node:fs';

/**
 * A Chromium for the tests: CHROMIUM_PATH, else Debian's, else the one that
 * ships inside an npm package, for a machine that has neither. All are started
 * with the same arguments. Why not the package's own: they are for one page in
 * one process, and `--single-process` ends the browser with its second context.
 */
export async function chromiumOnThisMachine(): Promise<{ executablePath: string; args: string[] }> {
  const quiet = [
    '--no-sandbox',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--no-first-run',
  ];
  const named = process.env['CHROMIUM_PATH'];
  if (named) return { executablePath: named, args: quiet };
  for (const place of [
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
  ]) {
    if (existsSync(place)) return { executablePath: place, args: quiet };
  }
  // The package unpacks its libraries only when it believes that it is on Lambda.
  process.env['AWS_EXECUTION_ENV'] ??= 'AWS_Lambda_nodejs20.x';
  const { default: chromium } = await import('@sparticuz/chromium');
  return { executablePath: await chromium.executablePath(), args: quiet };
}
