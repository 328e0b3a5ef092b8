import { expect, test } from 'vitest'
import { createCompany } from '../../contract/customers/companies.ts'
import { createPerson } from '../../contract/customers/people.ts'
import { createDeal } from '../../contract/deals/deals.ts'
import { mergeCustomers } from '../../contract/hygiene/duplicates.ts'
import { erasePerson } from '../../contract/privacy.ts'
import type { Route } from '../../contract/route.ts'
import { handOver } from '../../contract/sharing/handovers.ts'
import { playCast } from '../cast.ts'
import { tableHashes } from '../database.ts'
import { type Asked, serverForTest } from '../server.ts'

test('what PostgreSQL ends in the middle leaves nothing behind, says so, and is done when it is asked again', async () => {
  const server = await serverForTest()
  const cast = await playCast(server.db)
  const kari = await server.client(cast.kari)
  const [keep, gone] = await Promise.all(
    ['Fyrlykt', 'Fyrlykt AS'].map((name) => kari.call(createCompany, { body: { name } })),
  )
  if (!keep || !gone) throw new Error('not made')
  const person = await kari.call(createPerson, { body: { name: 'Liv Fyr', companyId: gone.id } })
  await kari.call(createDeal, { body: { title: 'Lamps of Liv Fyr', companyId: gone.id } })

  const sides = { keep: { id: keep.id, version: 1 }, gone: { id: gone.id, version: 1 } }
  await broken(mergeCustomers, { body: { entity: 'company', ...sides, take: [] } })
  const { rows } = await server.owner.query('select version from people where id = $1', [person.id])
  await broken(erasePerson, { params: { id: person.id }, ifMatch: rows[0].version, body: {} })
  const of = { fromId: cast.kari.memberId, kinds: ['customers', 'deals'] as const }
  await broken(handOver, { body: { of, to: [cast.ola.memberId], reason: 'Leaves' } as never })

  /** Its event is the last it writes: there it waits, and there its connection ends. */
  async function broken<R extends Route>(route: R, asked: Asked<R>): Promise<void> {
    const before = await tableHashes(server.owner, ['api_keys'])
    await server.owner.query('begin')
    await server.owner.query('lock table events in exclusive mode')
    const sent = kari.send(route, asked)
    await expect
      .poll(async () => {
        const { rows } = await server.owner.query(
          `select pg_terminate_backend(pid) from pg_stat_activity
           where datname = current_database() and wait_event_type = 'Lock'`,
        )
        return rows.length
      })
      .toBeGreaterThan(0)
    const answer = await sent
    await server.owner.query('rollback')
    expect([route.path, answer.status, answer.body.code]).toEqual([route.path, 503, 'unavailable'])
    expect(await tableHashes(server.owner, ['api_keys'])).toEqual(before)
    expect((await kari.send(route, asked)).status).toBeLessThan(300)
  }
})
