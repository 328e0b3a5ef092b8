import * as chats from '../../contract/chat/chats.ts'
import * as talks from '../../contract/chat/talks.ts'
import { type Binding, bind, bindOpen } from '../platform/http/bind.ts'
import { createChat } from './create-chat.ts'
import { editChat } from './edit-chat.ts'
import { publishChat } from './publish-chat.ts'
import { removeChat } from './remove-chat.ts'
import { listChats, showChat } from './show-chat.ts'
import { answerTalk, endTalk } from './talks/answer-talk.ts'
import { listChatTalks, showChatTalk } from './talks/talk-lists.ts'
import { tryScript } from './try-script.ts'
import { beginVisit } from './visits/begin-visit.ts'
import { readVisit } from './visits/read-visit.ts'
import { takeTurn } from './visits/take-turn.ts'
import { visitedChat } from './visits/visited-chat.ts'

/** A household has one address, and every open window asks every few seconds. */
const limits = { begin: { perMinute: 30 }, turn: { perMinute: 90 }, read: { perMinute: 240 } }

export const chatRoutes: Binding[] = [
  bind(chats.listChats, ({ tx, actor }) => listChats(tx, actor)),
  bind(chats.createChat, async ({ tx, body, actor }) =>
    showChat(tx, await createChat(tx, body, actor), actor),
  ),
  bind(chats.tryScript, ({ tx, body, actor }) => tryScript(tx, body, actor)),
  bind(chats.showChat, ({ tx, params, actor }) => showChat(tx, params, actor)),
  bind(chats.editChat, async ({ tx, params, body, ifMatch, actor }) => {
    await editChat(tx, { ...params, ifMatch, edit: body }, actor)
    return showChat(tx, params, actor)
  }),
  bind(chats.removeChat, ({ tx, params, actor }) => removeChat(tx, params, actor)),
  bind(chats.publishChat, async ({ tx, params, actor }) => {
    await publishChat(tx, params, actor)
    return showChat(tx, params, actor)
  }),
  bind(talks.listChatTalks, ({ tx, query, actor }) => listChatTalks(tx, query, actor)),
  bind(talks.showChatTalk, ({ tx, params, actor }) => showChatTalk(tx, params, actor)),
  bind(talks.answerChatTalk, async ({ tx, params, body, actor }) => {
    await answerTalk(tx, { ...params, ...body }, actor)
    return showChatTalk(tx, params, actor)
  }),
  bind(talks.endChatTalk, async ({ tx, params, actor }) => {
    await endTalk(tx, params, actor)
    return showChatTalk(tx, params, actor)
  }),
  bindOpen(
    talks.beginVisit,
    async ({ db, params, body }) => {
      const visited = await visitedChat(db, params.slug)
      return db.write(visited.house.workspaceId, (tx) => beginVisit(tx, visited, body))
    },
    limits.begin,
  ),
  bindOpen(
    talks.takeTurn,
    async ({ db, params, body }) => {
      const visited = await visitedChat(db, params.slug)
      return db.write(visited.house.workspaceId, (tx) => takeTurn(tx, visited, body))
    },
    limits.turn,
  ),
  bindOpen(
    talks.readVisit,
    async ({ db, params, body }) => {
      const visited = await visitedChat(db, params.slug)
      return db.read(visited.house.workspaceId, (tx) => readVisit(tx, visited, body))
    },
    limits.read,
  ),
]
