import { existsSync } from 'node:fs';

/**
 * Every command reads the settings of `.env` beside the code, below what the environment says
 * already. `ENV_FILE` names another file, or with nothing in it none: so does the demonstration,
 * whose processes are told everything by their start.
 */
export function readEnvFile(): void {
  const file = process.env['ENV_FILE'] ?? '.env';
  if (file !== '' && existsSync(file)) process.loadEnvFile(file);
}
