import type { Actor } from '../../platform/actor.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { Refusal } from '../../platform/refusal.ts'
import { hashToken } from '../../team/identity/sessions/token.ts'
import type { Form } from '../form.ts'
import { keepLead } from './keep-lead.ts'
import { lockSender, lockWaiting } from './submissions.ts'

/**
 * The second step of a double opt-in: now it becomes a lead. Confirmed again, nothing changes.
 * @throws Refusal `not_found`, `link_expired`
 */
export async function confirmSubmission(tx: Tx, form: Form, token: string, actor: Actor): Promise<void> {
  const waiting = await lockWaiting(tx, actor, form, hashToken(token))
  if (!waiting) throw new Refusal('not_found')
  if (waiting.leadId !== null) return
  if (!waiting.answers || Date.parse(waiting.expiresAt) < Date.now()) throw new Refusal('link_expired')
  await lockSender(tx, form, waiting.sender)
  const { id, sender, at, answers } = waiting
  await keepLead(tx, form, { id, sender, at, answers, confirmedAt: new Date().toISOString() }, actor)
}
