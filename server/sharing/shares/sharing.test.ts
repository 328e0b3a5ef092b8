import { describe, expect, test } from 'vitest'
import { createCompany, editCompany, showCompany } from '../../../contract/customers/companies.ts'
import { editDeal, showDeal } from '../../../contract/deals/deals.ts'
import { mergeCustomers, undoMerge } from '../../../contract/hygiene/duplicates.ts'
import type { DealId } from '../../../contract/ids.ts'
import { listNotices } from '../../../contract/notices.ts'
import { shareCustomer, showCustomerAccess, stopSharing } from '../../../contract/sharing/shares.ts'
import { tableHashes } from '../../../test/database.ts'
import { playShares } from '../../../test/played/shares.ts'

const { server, cast, kari, per, deals, companyOf } = await playShares()

describe('what is shared', () => {
  test('is there for whom it is shared with, and no longer once sharing stops', async () => {
    const id = companyOf(cast.ola)
    const deal = deals.find(({ companyId, ownerId }) => companyId === id && ownerId !== cast.per.memberId)
    expect((await per.send(showCompany, { params: { id } })).status).toBe(404)
    const access = await kari.call(shareCustomer, {
      params: { id },
      body: { with: { memberId: cast.per.memberId }, works: false },
    })
    expect(access.shares).toMatchObject([
      { with: { member: { name: 'Per Moe' }, team: null }, works: false, by: { name: 'Kari Berg' } },
    ])
    const seen = await per.call(showCompany, { params: { id } })
    expect(seen.can.edit).toBe('not_allowed')
    expect(seen.people).toHaveLength(1)
    expect((await per.call(showDeal, { params: { id: deal?.id as DealId } })).can.edit).toBe('not_allowed')
    const edit = { params: { id }, ifMatch: seen.version, body: { city: 'Bodø' } }
    expect((await per.send(editCompany, edit)).body.code).toBe('not_allowed')
    expect((await per.call(listNotices)).rows[0]).toMatchObject({
      type: 'customer.shared',
      data: { byName: 'Kari Berg', companyId: id },
    })

    await kari.call(shareCustomer, {
      params: { id },
      body: { with: { memberId: cast.per.memberId }, works: true },
    })
    expect((await per.call(editCompany, edit)).city).toBe('Bodø')
    const dealEdit = { params: { id: deal?.id as DealId }, ifMatch: 0, body: { source: null } }
    const version = (await per.call(showDeal, { params: dealEdit.params })).version
    expect((await per.send(editDeal, { ...dealEdit, ifMatch: version })).status).toBe(200)
    // Who got it shared does not share it on, and cannot take it for himself.
    const on = { params: { id }, body: { with: { memberId: cast.dariush.memberId }, works: false } }
    const before = await tableHashes(server.owner, ['api_keys'])
    expect((await per.send(shareCustomer, on)).body.code).toBe('not_allowed')
    expect(await tableHashes(server.owner, ['api_keys'])).toEqual(before)

    const [share] = (await kari.call(showCustomerAccess, { params: { id } })).shares
    await kari.call(stopSharing, { params: { id, shareId: share?.id as NonNullable<typeof share>['id'] } })
    expect((await per.send(showCompany, { params: { id } })).status).toBe(404)
    expect((await per.send(showDeal, { params: dealEdit.params })).status).toBe(404)
    const { rows } = await server.owner.query(
      `select type, data from events where subject_id = $1 and type like '%shared' order by seq`,
      [id],
    )
    expect(rows).toEqual([
      { type: 'company.shared', data: { name: 'Per Moe', works: false } },
      { type: 'company.shared', data: { name: 'Per Moe', works: true } },
      { type: 'company.unshared', data: { name: 'Per Moe' } },
    ])
  })

  test('is said on its page, with who else sees it and why', async () => {
    const id = companyOf(cast.ola)
    const { seers, can } = await kari.call(showCustomerAccess, { params: { id } })
    expect(seers.map(({ member, why, works }) => [member.name, why, works])).toEqual([
      ['Ola Nowak', 'owner', true],
      ['Eva Lind', 'team', true],
      ['Dariush Rad', 'all', false],
      ['Kari Berg', 'all', true],
    ])
    expect(can.share).toBe(true)
  })

  test('is shared once where two customers are merged, and twice again where that is undone', async () => {
    const [keep, gone] = await Promise.all(
      ['Fyrlykt', 'Fyrlykt AS'].map((name) => kari.call(createCompany, { body: { name } })),
    )
    if (!keep || !gone) throw new Error('not made')
    const body = { with: { memberId: cast.per.memberId }, works: false }
    for (const { id } of [keep, gone]) await kari.call(shareCustomer, { params: { id }, body })
    const merge = await kari.call(mergeCustomers, {
      body: {
        entity: 'company',
        keep: { id: keep.id, version: keep.version },
        gone: { id: gone.id, version: gone.version },
        take: [],
      },
    })
    expect((await kari.call(showCustomerAccess, { params: { id: keep.id } })).shares).toHaveLength(1)
    await kari.call(undoMerge, { params: { mergeId: merge.id } })
    expect((await kari.call(showCustomerAccess, { params: { id: gone.id } })).shares).toHaveLength(1)
  })

  test('gives no right that a role has not', async () => {
    const id = companyOf(cast.ola)
    const dariush = await server.client(cast.dariush)
    await kari.call(shareCustomer, {
      params: { id },
      body: { with: { memberId: cast.dariush.memberId }, works: true },
    })
    expect((await dariush.send(showDeal, { params: { id: deals[0]?.id as DealId } })).status).not.toBe(200)
  })
})
