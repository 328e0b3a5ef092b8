import { expect, test } from 'vitest'
import { contactLead } from '../../../contract/leads/acts.ts'
import { acceptLead, leadsForMe } from '../../../contract/leads/assignment.ts'
import { createLead } from '../../../contract/leads/leads.ts'
import { ids, playAssignment } from '../../../test/played/assignment.ts'
import { type Client } from '../../../test/server.ts'
import type { Actor } from '../../platform/actor.ts'

const { server, seven, anew, rule, add, makeLate } = await playAssignment()
const [ada, bo] = (await Promise.all(
  (seven.slice(0, 2) as Actor[]).map((one) => server.client(one, 'cookie')),
)) as [Client, Client]

const names = async (client: Client) => {
  const { mine, toContact } = await client.call(leadsForMe)
  return { mine: mine.map(({ name }) => name), toContact: toContact.map(({ name }) => name) }
}

test('what I have accepted waits for its first contact, the soonest first, until somebody was in touch; for nobody else', async () => {
  await anew()
  await rule({ way: 'person', memberIds: ids(seven.slice(0, 1)) })
  const accepted = await add('Accepted')
  await add('Waiting')
  expect(await names(ada)).toEqual({ mine: ['Accepted', 'Waiting'], toContact: [] })
  await ada.call(acceptLead, { params: { id: accepted.id } })
  // What I made for myself, nobody has to accept.
  const own = await ada.call(createLead, { body: { name: 'Own', ownerId: seven[0]?.memberId as never } })
  await makeLate(own.id)
  expect(await names(ada)).toEqual({ mine: ['Waiting'], toContact: ['Own', 'Accepted'] })
  const { toContact, moreToContact } = await ada.call(leadsForMe)
  expect(moreToContact).toBe(false)
  expect(toContact[1]?.firstContact).toMatchObject({ at: null, dueAt: expect.any(String) })
  expect(await names(bo)).toEqual({ mine: [], toContact: [] })
  await ada.call(contactLead, { params: { id: accepted.id }, body: { kind: 'call', body: 'Reached' } })
  expect(await names(ada)).toEqual({ mine: ['Waiting'], toContact: ['Own'] })
})
