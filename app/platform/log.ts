import { type Logger, type LoggerOptions, pino } from 'pino';

/**
 * Events as `noun.verb` with ids as fields. Never names, mail addresses or
 * amounts: whoever reads the log may not be allowed to read the books.
 */
let logger: Logger | undefined;

const personal = ['email', 'name', 'password', 'passwordHash', 'token', 'amount'];

export function log(): Logger {
  logger ??= pino(logOptions());
  return logger;
}

export function logOptions(): LoggerOptions {
  return {
    level: process.env['LOG_LEVEL'] ?? (process.env['NODE_ENV'] === 'test' ? 'silent' : 'info'),
    redact: [...personal, ...personal.map((field) => `*.${field}`)],
    base: { pid: process.pid },
  };
}
