import { type Logger, pino } from 'pino'

export type Log = Logger

/** One JSON line per entry; what could sign somebody in is never written. */
export function makeLog(level: string): Log {
  return pino({
    level,
    redact: {
      paths: [
        'req.headers.authorization',
        'req.headers.cookie',
        'res.headers["set-cookie"]',
        '*.password',
        '*.token',
        '*.key',
        '*.secret',
      ],
      censor: '[redacted]',
    },
  })
}
