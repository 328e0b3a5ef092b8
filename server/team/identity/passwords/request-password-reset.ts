import { sql } from 'kysely'
import type { Language } from '../../../../contract/text.ts'
import type { Database, Tx } from '../../../platform/database/tx.ts'
import { newId } from '../../../platform/ids.ts'
import type { Mailer } from '../../../platform/mail/mailer.ts'
import { passwordResetMail } from '../../mails.ts'
import { tables } from '../../table.ts'
import { membershipsOf } from '../memberships.ts'
import { hashToken, newToken } from '../sessions/token.ts'
import { userByEmail } from '../users.ts'

/** One mail a minute is enough for anybody, and too few to annoy somebody with. */
const pauseSeconds = 60

/** What a link is kept under, so that one for another purpose never fits. */
export const resetIdentifier = (token: string) => `password-reset:${hashToken(token)}`

/**
 * Mails a link for a new password, if the address is known here; the link before it ends. Runs in the background, so
 * that the answer takes as long for an address that is not.
 */
export async function requestPasswordReset(
  db: Database,
  { email }: { email: string },
  { mailer, publicUrl }: { mailer: Mailer; publicUrl: string },
): Promise<void> {
  const token = newToken()
  const user = await db.write(null, async (tx) => {
    const known = await userByEmail(tx, email)
    if (!known || !(await placeLink(tx, known.id, token))) return null
    return { ...known, workspace: (await membershipsOf(tx, known.id))[0] }
  })
  if (!user?.workspace) return
  const { workspaceId, memberId } = user.workspace
  const { language } = await db.read(workspaceId, (tx) =>
    tables(tx)
      .selectFrom('members')
      .select('language')
      .where('workspace_id', '=', workspaceId)
      .where('id', '=', memberId)
      .executeTakeFirstOrThrow(),
  )
  await mailer.send(mail(language))

  function mail(to: Language) {
    const link = `${publicUrl}/reset-password?token=${token}`
    return { to: email, ...passwordResetMail(to, { name: user?.name ?? '', link }) }
  }
}

async function placeLink(tx: Tx, userId: string, token: string): Promise<boolean> {
  const { rows } = await sql`
    select from verifications
    where value = ${userId} and identifier like 'password-reset:%'
      and created_at > now() - make_interval(secs => ${pauseSeconds})
  `.execute(tx)
  if (rows.length > 0) return false
  await sql`
    delete from verifications
    where expires_at < now() or (value = ${userId} and identifier like 'password-reset:%')
  `.execute(tx)
  await tables(tx)
    .insertInto('verifications')
    .values({
      id: newId(),
      identifier: resetIdentifier(token),
      value: userId,
      expires_at: sql<string>`now() + interval '1 hour'`,
    })
    .execute()
  return true
}
