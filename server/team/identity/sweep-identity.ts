import { sql } from 'kysely'
import type { Tx } from '../../platform/database/tx.ts'

/** Forgets sessions and links that have expired, and failed sign-ins that no longer count. */
export async function sweepIdentity(tx: Tx): Promise<void> {
  await sql`delete from sessions where expires_at < now()`.execute(tx)
  await sql`delete from verifications where expires_at < now() - interval '1 day'`.execute(tx)
  await sql`delete from sign_in_failures where at < now() - interval '2 days'`.execute(tx)
}
