import { readEnvFile } from './env-file.ts';

/**
 * Runs a process with the settings of its file. If the settings do not fit, or the database does
 * not answer, it says so in words and exits with status 1; anything else that is thrown is a fault
 * and keeps its trace.
 */
export async function runCommand(main: () => Promise<number | null>): Promise<void> {
  try {
    readEnvFile();
    const status = await main();
    if (status !== null) process.exitCode = status;
  } catch (error) {
    const words = inWords(error);
    if (words === null) throw error;
    console.error(words);
    process.exit(1);
  }
}

/** What the host can fix, in words; null for a fault of ours. */
function inWords(error: unknown): string | null {
  const { name, message, code } = error as { name?: string; message?: string; code?: string };
  if (name === 'SettingsDoNotFit' || name === 'BackupProblem') return message ?? '';
  if (code && ['ECONNREFUSED', 'ENOTFOUND', 'P1001'].includes(code)) {
    return `Nothing answers at the address of DATABASE_URL or REDIS_URL (${message || code}). Start it, or mend the address.`;
  }
  return null;
}
