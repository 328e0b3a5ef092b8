import { sql } from 'kysely'
import type { ChatId, WorkspaceId } from '../../../contract/ids.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Database } from '../../platform/database/tx.ts'
import { houseActor } from '../../platform/house.ts'
import { Refusal } from '../../platform/refusal.ts'

export interface VisitedChat {
  chatId: ChatId
  origins: string[]
  /** Nobody of the company acts: what a visitor sets off is done by the house. */
  house: Actor
}

/** Whose chat an address is. @throws Refusal `not_found` */
export async function visitedChat(db: Database, slug: string): Promise<VisitedChat> {
  const { rows } = await db.read(null, (tx) =>
    sql<{ workspaceId: WorkspaceId; chatId: ChatId; origins: string[] }>`
      select workspace_id as "workspaceId", chat_id as "chatId", origins from chat_holder(${slug})
    `.execute(tx),
  )
  const [found] = rows
  if (!found) throw new Refusal('not_found')
  const { workspaceId, ...chat } = found
  return { ...chat, house: houseActor(workspaceId, 'automation') }
}
