import type { EditChat } from '../../contract/chat/chats.ts'
import type { ChatId } from '../../contract/ids.ts'
import type { Actor } from '../platform/actor.ts'
import { seen } from '../platform/database/seen.ts'
import type { Tx } from '../platform/database/tx.ts'
import { given } from '../platform/edit.ts'
import { record } from '../platform/events/record.ts'
import { mustKnowTeam } from '../team/groups/known-team.ts'
import { mustKnowMember } from '../team/members/known-member.ts'
import { allowScripts } from './policy.ts'
import { lockChat, saveChat } from './table.ts'

/** Changes the draft, or where the chat stands and whose its leads are. @throws Refusal `changed_meanwhile`, `malformed` */
export async function editChat(
  tx: Tx,
  { id, ifMatch, edit }: { id: ChatId; ifMatch: number; edit: EditChat },
  actor: Actor,
): Promise<void> {
  allowScripts(actor)
  const chat = await lockChat(tx, actor, id)
  seen(chat, ifMatch)
  await mustKnowMember(tx, actor, edit.ownerId, 'body.ownerId')
  await mustKnowTeam(tx, actor, edit.teamId, 'body.teamId')
  const { paused, script, ...facts } = edit
  await saveChat(tx, actor, {
    ...chat,
    ...given(facts),
    ...(script && { draft: script }),
    ...(paused !== undefined && { pausedAt: paused ? (chat.pausedAt ?? new Date().toISOString()) : null }),
  })
  await record(tx, actor, {
    type: 'chat.edited',
    subject: { type: 'chat', id },
    data: { name: edit.name ?? chat.name, changed: Object.keys(edit) },
  })
}
