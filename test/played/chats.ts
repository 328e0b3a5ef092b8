import * as chats from '../../contract/chat/chats.ts'
import * as talks from '../../contract/chat/talks.ts'
import { newToken } from '../../server/team/identity/sessions/token.ts'
import { openHouse } from '../house.ts'
import { type Client } from '../server.ts'

/** A published chat, those who answer in it, and visitors of the page it stands on. */
export async function playChat() {
  const house = await openHouse(['kari', 'ola', 'per'], { by: 'cookie' })
  const anyone = await house.server.client(null)
  const publish = ({ id }: { id: chats.Chat['id'] }) => house.kari.call(chats.publishChat, { params: { id } })
  const chat = await publish(await house.kari.call(chats.createChat, { body: { name: 'Żarówki & lamps' } }))
  return { ...house, anyone, publish, chat, visitor: (slug = chat.slug) => visitorOf(slug, anyone) }
}

/** Somebody on the company's page. */
function visitorOf(slug: string, anyone: Client) {
  const token = newToken()
  let number = 0
  const params = { slug }
  return {
    open: (language = 'en', page = 'https://lamps.example/offer?utm_campaign=spring') =>
      anyone.call(talks.beginVisit, { params, body: { token, language, page } }),
    say: (said: string, as = ++number) =>
      anyone.call(talks.takeTurn, { params, body: { token, number: as, said, after: 0 } }),
    trySay: (said: string, as: number) =>
      anyone.send(talks.takeTurn, { params, body: { token, number: as, said, after: 0 } }),
    read: (after = 0) => anyone.call(talks.readVisit, { params, body: { token, after } }),
    async sayAll(...words: string[]) {
      let visit = await this.read()
      for (const word of words) visit = await this.say(word)
      return visit
    },
  }
}
