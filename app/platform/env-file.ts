import { existsSync } from 'node:fs';

/**
 * Every command reads its settings from `.env` beside the code; the environment takes precedence.
 * `ENV_FILE` names another file, or none if it is empty, as in the demonstration, whose processes
 * are given all settings when they start.
 */
export function readEnvFile(): void {
  const file = process.env['ENV_FILE'] ?? '.env';
  if (file !== '' && existsSync(file)) process.loadEnvFile(file);
}
