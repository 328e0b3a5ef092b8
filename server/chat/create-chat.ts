import { randomInt } from 'node:crypto'
import type { ChatId } from '../../contract/ids.ts'
import type { Actor } from '../platform/actor.ts'
import type { Tx } from '../platform/database/tx.ts'
import { record } from '../platform/events/record.ts'
import { newId } from '../platform/ids.ts'
import { allowScripts } from './policy.ts'
import { beginScript } from './script/begin-script.ts'
import { insertChat } from './table.ts'

/** A new chat with the starting script as its draft. Visitors see nothing of it before it is published. */
export async function createChat(tx: Tx, { name }: { name: string }, actor: Actor): Promise<{ id: ChatId }> {
  allowScripts(actor)
  const id = newId<ChatId>()
  await insertChat(tx, actor, { id, slug: slugOf(name), name, draft: beginScript(actor.language) })
  await record(tx, actor, { type: 'chat.created', subject: { type: 'chat', id }, data: { name } })
  return { id }
}

/** Readable, with an end that no other company has: addresses of all companies share one room. */
function slugOf(name: string): string {
  const words = name
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 40)
  const letters = 'abcdefghjkmnpqrstuvwxyz23456789'
  const end = Array.from({ length: 8 }, () => letters[randomInt(letters.length)]).join('')
  return words ? `${words}-${end}` : end
}
