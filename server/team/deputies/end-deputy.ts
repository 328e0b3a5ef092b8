import { sql } from 'kysely'
import type { DeputyId } from '../../../contract/ids.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { record } from '../../platform/events/record.ts'
import { Refusal } from '../../platform/refusal.ts'
import { deputiesWhere, type Tell } from './deputy.ts'
import { say } from './keep-deputies.ts'

/** Ends it at this moment, or has it not begin. @throws Refusal `not_found`, `not_allowed` */
export async function endDeputy(tx: Tx, { id }: { id: DeputyId }, actor: Actor, tell: Tell): Promise<void> {
  await sql`select from deputies where workspace_id = ${actor.workspaceId} and id = ${id} for update`.execute(
    tx,
  )
  const [known] = await deputiesWhere(tx, actor, sql`d.id = ${id}`)
  if (!known || known.can.end === 'not_found') throw new Refusal('not_found')
  if (known.can.end !== true) throw new Refusal(mayKnow(known, actor) ? 'not_allowed' : 'not_found')
  await sql`
    update deputies set ended_at = now() where workspace_id = ${actor.workspaceId} and id = ${id}
  `.execute(tx)
  const { member, deputy, fromOn, toOn } = known
  const names = { memberName: member.name, deputyName: deputy.name, fromOn, toOn }
  if (known.state === 'now')
    await say(tx, actor, 'deputy.ended', { id, memberId: member.id, deputyId: deputy.id, ...names }, tell)
  else
    await record(tx, actor, {
      type: 'deputy.called_off',
      subject: { type: 'member', id: member.id },
      data: names,
    })
}

const mayKnow = ({ member, deputy }: { member: { id: string }; deputy: { id: string } }, actor: Actor) =>
  actor.teammates.some((mate) => mate === member.id || mate === deputy.id)
