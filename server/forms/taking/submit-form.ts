import type { WorkspaceId } from '../../../contract/ids.ts'
import type { Language } from '../../../contract/text.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { Refusal } from '../../platform/refusal.ts'
import { hashToken, newToken } from '../../team/identity/sessions/token.ts'
import { type Form, hashOf } from '../form.ts'
import { keepLead } from './keep-lead.ts'
import { type Answers, senderOf } from './read-answers.ts'
import { awaitConfirmation, insertSubmission, lockSender, mailsSent } from './submissions.ts'

/** Who types somebody else's address can have him sent no more than this. */
export const mailsToAddressADay = 2
export const mailsByFormAnHour = 200
const confirmableMs = 48 * 3_600_000

export interface OptIn {
  to: string
  language: Language
  token: string
}

/**
 * Takes what a page sent: once for each page handed out. It becomes a lead at once, or waits for its confirmation.
 * @returns the mail to be sent after the commit, if there is one; whoever sent it is answered the same either way
 * @throws Refusal `too_many_requests` where the form has mailed too much already
 */
export async function submitForm(
  tx: Tx,
  form: Form,
  { nonce, answers }: { nonce: string; answers: Answers },
  actor: Actor,
): Promise<OptIn | null> {
  const sender = senderOf(form, answers)
  const at = new Date().toISOString()
  await lockSender(tx, form, sender)
  const id = await insertSubmission(tx, actor, form, { nonce, sender, at })
  if (!id) return null
  if (form.doubleOptIn) return askToConfirm(tx, form, { id, answers }, actor)
  await keepLead(tx, form, { id, sender, at, answers, confirmedAt: null }, actor)
  return null
}

async function askToConfirm(
  tx: Tx,
  form: Form,
  { id, answers }: { id: string; answers: Answers },
  actor: Actor,
): Promise<OptIn | null> {
  const to = answers.facts.email
  if (!to) throw new Refusal('malformed')
  const mailedTo = mailHash(actor.workspaceId, to)
  const { toAddress, byForm } = await mailsSent(tx, actor, form, mailedTo)
  if (byForm >= mailsByFormAnHour) throw new Refusal('too_many_requests', { seconds: 600 })
  if (toAddress >= mailsToAddressADay) return null
  const token = newToken()
  const expiresAt = new Date(Date.now() + confirmableMs).toISOString()
  await awaitConfirmation(tx, actor, id, { answers, tokenHash: hashToken(token), expiresAt, mailedTo })
  return { to, language: answers.language, token }
}

const mailHash = (workspaceId: WorkspaceId, email: string) => hashOf(`${workspaceId} ${email}`)
