import { beforeEach, expect, test } from 'vitest'
import type { MemberId } from '../../../contract/ids.ts'
import { contactLead } from '../../../contract/leads/acts.ts'
import * as contract from '../../../contract/leads/assignment.ts'
import { leadTimeline, showLead } from '../../../contract/leads/leads.ts'
import type { Problem } from '../../../contract/refusals.ts'
import { ids, playAssignment } from '../../../test/played/assignment.ts'
import { type Client } from '../../../test/server.ts'
import type { Actor } from '../../platform/actor.ts'
import { passOnLateLeads } from './pass-on-late-leads.ts'

const { server, cast, kari, seven, anew, rule, add, read, told, makeLate } = await playAssignment()

beforeEach(anew)

const codeOf = ({ body }: { body: unknown }) => (body as Problem).code

test('who got a lead takes it or hands it back with a reason; it never comes back to him', async () => {
  await rule({ memberIds: ids(seven.slice(0, 2)) })
  const { id, owner } = await add('Handed about')
  const holders = await Promise.all(seven.slice(0, 2).map((one) => server.client(one, 'cookie')))
  const [first, second] = (owner?.name === 'Ada' ? holders : holders.toReversed()) as [Client, Client]
  const one = { params: { id } }
  expect(codeOf(await kari.send(contract.acceptLead, one))).toBe('not_your_own')
  const accepted = await first.call(contract.acceptLead, one)
  expect(accepted).toMatchObject({ can: { accept: 'already_decided', handBack: true } })
  expect(accepted.acceptedAt).not.toBeNull()
  await first.call(contract.handBackLead, { ...one, body: { reason: 'I know them too well' } })
  expect((await first.send(showLead, one)).status).toBe(404)
  expect(await read(id)).toMatchObject({
    acceptedAt: null,
    assignment: {
      steps: [{ ended: 'handed_back', reason: 'I know them too well' }, { because: 'handed_back' }],
    },
  })
  const gone = await second.call(contract.handBackLead, { ...one, body: { reason: 'On my way out' } })
  expect(gone).toMatchObject({ owner: null })
  expect(gone.assignment.steps.filter(({ ended }) => ended === 'handed_back')).toHaveLength(2)
  expect(await told(cast.kari)).toContain('lead.handed_back')
  const events = (await kari.call(leadTimeline, one)).rows.map(({ type }) => type)
  expect(events.filter((type) => type === 'lead.handed_back')).toHaveLength(2)
})

test('a lead nobody was in touch with in time goes to the next, exactly once, and all three are told', async () => {
  await rule({ memberIds: ids(seven.slice(0, 3)) })
  const late = await add('Late')
  const talked = await add('Talked to')
  const had = seven.find(({ name }) => name === late.owner?.name) as Actor
  await kari.call(contactLead, { params: { id: talked.id }, body: { kind: 'call' } })
  await makeLate(late.id)
  await makeLate(talked.id)
  const round = () =>
    server.db.write(cast.kari.workspaceId, (tx) => passOnLateLeads(tx, cast.kari.workspaceId))
  expect((await Promise.all([round(), round(), round()])).reduce((sum, n) => sum + n, 0)).toBe(1)
  expect(await round()).toBe(0)
  const passed = await read(late.id)
  expect(passed.owner?.name).not.toBe(had.name)
  expect(passed.firstContact?.at).toBeNull()
  expect(passed.assignment.steps).toMatchObject([
    { owner: { id: had.memberId }, ended: 'late' },
    { because: 'late', owner: { id: passed.owner?.id as MemberId }, ended: null },
  ])
  expect((await read(talked.id)).owner?.name).toBe(talked.owner?.name)
  const has = seven.find(({ memberId }) => memberId === passed.owner?.id) as Actor
  expect((await told(had)).filter((type) => type === 'lead.passed_on')).toHaveLength(1)
  expect((await told(has)).filter((type) => type === 'lead.came').length).toBeGreaterThan(0)
  expect((await told(cast.kari)).filter((type) => type === 'lead.passed_on_above')).toHaveLength(1)
})
