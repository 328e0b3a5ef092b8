import { describe, expect, test } from 'vitest'
import { startBulkEdit } from '../../contract/bulk.ts'
import { createCompany, editCompany, showCompany } from '../../contract/customers/companies.ts'
import { createPerson, editPerson, showPerson } from '../../contract/customers/people.ts'
import { createDeal, editDeal, showDeal } from '../../contract/deals/deals.ts'
import { mergeCustomers } from '../../contract/hygiene/duplicates.ts'
import type { CompanyId } from '../../contract/ids.ts'
import { shareCustomer } from '../../contract/sharing/shares.ts'
import { parseMapping } from '../../server/import/mapping/read-mapping.ts'
import { imported } from '../../server/import/test-files.ts'
import { loadActor } from '../../server/team/load-actor.ts'
import { openHouse } from '../house.ts'

/** Ola shares a company of his, with a person and a deal, for Per to see and work. Both reach only their own. */
const { server, cast, ola, per } = await openHouse(['ola', 'per'])

await server.owner.query(
  `update roles set rights = rights || $1::jsonb || '{"import": true}' where workspace_id = $2 and key = 'seller'`,
  [
    JSON.stringify(
      Object.fromEntries(
        ['customers.see', 'customers.edit', 'deals.see', 'deals.edit'].map((right) => [right, 'own']),
      ),
    ),
    cast.kari.workspaceId,
  ],
)
const company = await ola.call(createCompany, { body: { name: 'Fyrlykt AS' } })
const { id: personId } = await ola.call(createPerson, { body: { name: 'Liv Fyr', companyId: company.id } })
const { id: dealId } = await ola.call(createDeal, {
  body: { title: 'Lamps of Fyrlykt', companyId: company.id },
})
await ola.call(shareCustomer, {
  params: { id: company.id },
  body: { with: { memberId: cast.per.memberId }, works: true },
})
const own = await per.call(createCompany, { body: { name: 'Fyrlykt' } })

async function owners() {
  const { rows } = await server.owner.query(
    `select (select owner_id from companies where id = $1) as company, (select owner_id from people where id = $2) as person,
            (select owner_id from deals where id = $3) as deal`,
    [company.id, personId, dealId],
  )
  return rows[0]
}
const olas = () => ({ company: cast.ola.memberId, person: cast.ola.memberId, deal: cast.ola.memberId })

describe('who got a customer shared to work it makes nothing of it his own', () => {
  test('by editing it', async () => {
    const ownerId = cast.per.memberId
    const seen = {
      company: await per.call(showCompany, { params: { id: company.id } }),
      person: await per.call(showPerson, { params: { id: personId } }),
      deal: await per.call(showDeal, { params: { id: dealId } }),
    }
    const tried = [
      await per.send(editCompany, {
        params: { id: company.id },
        ifMatch: seen.company.version,
        body: { ownerId },
      }),
      await per.send(editPerson, {
        params: { id: personId },
        ifMatch: seen.person.version,
        body: { ownerId },
      }),
      await per.send(editDeal, { params: { id: dealId }, ifMatch: seen.deal.version, body: { ownerId } }),
    ]
    expect(tried.map(({ status, body }) => [status, body.code])).toEqual(
      tried.map(() => [403, 'not_allowed']),
    )
    expect(await owners()).toEqual(olas())
    // What he may do he still may.
    const edit = { params: { id: company.id }, ifMatch: seen.company.version, body: { city: 'Bodø' } }
    expect((await per.call(editCompany, edit)).city).toBe('Bodø')
  })

  test('by editing many at once', async () => {
    const change = { act: 'edit', edit: { ownerId: cast.per.memberId } } as const
    const wishes = [
      { list: 'companies', chosen: { ids: [company.id] }, change },
      { list: 'people', chosen: { ids: [personId] }, change },
      { list: 'deals', chosen: { ids: [dealId] }, change },
    ] as const
    for (const body of wishes) await per.call(startBulkEdit, { body: body as never })
    await expect
      .poll(async () => (await server.owner.query('select state, refused from bulk_edits')).rows)
      .toEqual(wishes.map(() => ({ state: 'done', refused: 1 })))
    expect(await owners()).toEqual(olas())
  })

  test('by merging it into one of his', async () => {
    const { version } = await per.call(showCompany, { params: { id: company.id } })
    const [shared, his] = [
      { id: company.id, version },
      { id: own.id, version: own.version },
    ]
    for (const [keep, gone, take] of [
      [his, shared, []],
      [shared, his, ['ownerId']],
    ] as const) {
      const answer = await per.send(mergeCustomers, {
        body: { entity: 'company', keep, gone, take } as never,
      })
      expect([answer.status, answer.body.code]).toEqual([403, 'not_allowed'])
    }
    expect(await owners()).toEqual(olas())
  })

  test('by importing it', async () => {
    const actor = await server.db.read(cast.per.workspaceId, (tx) =>
      loadActor(tx, cast.per.workspaceId, cast.per, 'import'),
    )
    if (!actor) throw new Error('Per is not there')
    const mapping = parseMapping({
      kind: 'companies',
      columns: { name: 'name', town: 'city' },
      relations: { owner: { column: 'owner' } },
    })
    const head = 'name,town,owner\n'
    const taken = await imported(cast, `${head}Fyrlykt AS,Narvik,Per Moe\n`, {
      kind: 'companies',
      mapping,
      actor,
    })
    expect(taken).toMatchObject({ updated: 0, failed: 1 })
    expect(await owners()).toEqual(olas())
  })
})

test('whose it is gives it away as before', async () => {
  const { version } = await ola.call(showCompany, { params: { id: company.id as CompanyId } })
  const given = { params: { id: company.id }, ifMatch: version, body: { ownerId: cast.eva.memberId } }
  expect((await ola.send(editCompany, given)).status).toBe(200)
})
