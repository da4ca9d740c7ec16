import { type Logger, pino } from 'pino';

/**
 * Events as `noun.verb` with ids as fields. Never names, mail addresses or
 * amounts: who reads the log has not been let into the books.
 */
let logger: Logger | undefined;

export function log(): Logger {
  logger ??= pino({
    level: process.env['LOG_LEVEL'] ?? (process.env['NODE_ENV'] === 'test' ? 'silent' : 'info'),
    redact: ['email', 'name', 'password', 'token', '*.email', '*.password', '*.token'],
    base: { pid: process.pid },
  });
  return logger;
}
