import { resolve } from 'node:path'

/**
 * Every setting comes from the environment (see docs/guide/settings.md); nothing else in the server reads
 * `process.env`.
 */
export interface Config {
  host: string
  port: number
  /** Where people reach the installation: links in mail, the cookie's flags and the origin check depend on it. */
  publicUrl: string
  dataFolder: string
  /** An external PostgreSQL (15 or newer). Absent: the embedded one in the data folder. */
  databaseUrl: string | undefined
  poolSize: number
  smtpUrl: string | undefined
  mailFrom: string
  /**
   * How many proxies stand in front. Only what these wrote into X-Forwarded-For is believed: what stands before it came
   * along with the request, and anybody can write that.
   */
  proxies: number
  logLevel: string
  /** A virus scanner: a program and its arguments; it is given a file's path as the last one. */
  scanCommand: string | undefined
  /** Megabytes of files that one company may keep. */
  filesMegabytes: number
}

export function readConfig(env: NodeJS.ProcessEnv = process.env): Config {
  const port = wholeNumber(env, 'PORT', 3000, 0, 65_535)
  return {
    host: env.HOST ?? '127.0.0.1',
    port,
    publicUrl: url(env, 'STAGECRAFT_URL', `http://localhost:${port}`),
    dataFolder: resolve(env.STAGECRAFT_DATA ?? 'data'),
    databaseUrl: env.DATABASE_URL || undefined,
    poolSize: wholeNumber(env, 'STAGECRAFT_POOL', 10, 2, 200),
    smtpUrl: env.SMTP_URL || undefined,
    mailFrom: env.MAIL_FROM ?? 'Stagecraft <stagecraft@localhost>',
    proxies: env.TRUST_PROXY === 'true' ? 1 : wholeNumber(env, 'TRUST_PROXY', 0, 0, 10),
    logLevel: env.LOG_LEVEL ?? 'info',
    scanCommand: env.STAGECRAFT_SCAN_COMMAND || undefined,
    filesMegabytes: wholeNumber(env, 'STAGECRAFT_FILES_MB', 5_000, 0, 100_000_000),
  }
}

function wholeNumber(
  env: NodeJS.ProcessEnv,
  name: string,
  fallback: number,
  least: number,
  most: number,
): number {
  const text = env[name]
  if (text === undefined || text === '') return fallback
  const value = Number(text)
  if (Number.isInteger(value) && value >= least && value <= most) return value
  throw new Error(`${name}=${text} must be a whole number from ${least} to ${most}`)
}

function url(env: NodeJS.ProcessEnv, name: string, fallback: string): string {
  const text = env[name] || fallback
  if (!URL.canParse(text))
    throw new Error(`${name}=${text} must be an address such as https://crm.example.com`)
  return text.replace(/\/+$/, '')
}
