import { sql } from 'kysely'
import type { Database } from '../../platform/database/tx.ts'
import { Refusal } from '../../platform/refusal.ts'
import { tables } from '../table.ts'

/** So many wrong passwords are a tired person; from then on each doubles the wait, up to the window's length. */
const freeTries = 5
const longestWaitSeconds = 900

/**
 * Counts a try at an address before it is checked, so that a hundred at once are a hundred, and refuses it while the
 * address has to wait. Whether the address has a user makes no difference. Whoever owns it need not wait: a new
 * password by mail clears the count.
 * @throws Refusal `too_many_requests` with `details.seconds`
 */
export async function countTry(db: Database, email: string): Promise<void> {
  await db.write(null, async (tx) => {
    await sql`select pg_advisory_xact_lock(hashtext(${email}))`.execute(tx)
    const { rows } = await sql<{ tries: number; seconds_since: number }>`
      select count(*)::int as tries, coalesce(extract(epoch from now() - max(at)), 0)::float as seconds_since
      from sign_in_failures
      where email = ${email} and at > now() - make_interval(secs => ${longestWaitSeconds})
    `.execute(tx)
    const { tries, seconds_since: since } = rows[0] ?? { tries: 0, seconds_since: 0 }
    const wait = tries < freeTries ? 0 : Math.min(longestWaitSeconds, 2 ** (tries - freeTries))
    if (since < wait) throw new Refusal('too_many_requests', { seconds: Math.ceil(wait - since) })
    await tables(tx).insertInto('sign_in_failures').values({ email }).execute()
  })
}

/** The right password was given, or set anew. Old rows of everybody go along. */
export async function forgetTries(db: Database, email: string): Promise<void> {
  await db.read(null, (tx) =>
    sql`delete from sign_in_failures where email = ${email} or at < now() - interval '1 day'`.execute(tx),
  )
}
