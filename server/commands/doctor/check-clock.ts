import pg from 'pg'
import type { Config } from '../../platform/config.ts'
import type { Finding } from './finding.ts'

const about = 'clock'
const mostApartMs = 5_000

/** Deadlines count from this clock; a database on another machine has its own, and both write times. */
export async function checkClock({ databaseUrl }: Config): Promise<Finding[]> {
  const now = new Date()
  if (now.getUTCFullYear() < 2026)
    return [{ state: 'ill', about, said: `it shows ${now.toISOString()}, which is past` }]
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone
  const said = `${now.toISOString().slice(0, 19)}Z (${zone})`
  if (!databaseUrl) return [{ state: 'well', about, said }]
  const apartMs = await apart(databaseUrl).catch(() => undefined)
  if (apartMs !== undefined && Math.abs(apartMs) > mostApartMs)
    return [
      {
        state: 'ill',
        about,
        said: `${said}, but the database's differs by ${Math.round(apartMs / 1000)} s: keep both by NTP.`,
      },
    ]
  return [{ state: 'well', about, said }]
}

async function apart(connectionString: string): Promise<number> {
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: 3_000 })
  client.on('error', () => {})
  await client.connect()
  try {
    const { rows } = await client.query('select extract(epoch from clock_timestamp()) * 1000 as ms')
    return Number(rows[0].ms) - Date.now()
  } finally {
    await client.end()
  }
}
