import { describe, expect, test } from 'vitest'
import { listCompanies } from '../../../contract/customers/companies.ts'
import { listPeople } from '../../../contract/customers/people.ts'
import type { ViewId } from '../../../contract/ids.ts'
import {
  chooseDefaultView,
  deleteView,
  editView,
  listViews,
  saveView,
} from '../../../contract/segments/views.ts'
import { playShops, retail, unmoved } from '../../../test/played/shops.ts'
import { type Client } from '../../../test/server.ts'

const { server, ola, eva, per, stranger } = await playShops()

describe('a view', () => {
  let team: ViewId

  test('keeps filter, order and columns; a team’s is the team’s', async () => {
    const view = await eva.call(saveView, {
      body: {
        entity: 'company',
        name: 'Shops',
        filter: retail,
        sort: { by: 'created', direction: 'desc' },
        columns: ['name', 'city'],
        sharedWith: 'team',
      },
    })
    team = view.id
    expect(view).toMatchObject({ team: { name: 'Oslo' }, columns: ['name', 'city'], isDefault: false })
    const seen = async (who: Client) =>
      (await who.call(listViews, { query: { entity: 'company' } })).rows.map(({ name }) => name)
    expect([await seen(ola), await seen(per), await seen(stranger)]).toEqual([['Shops'], [], []])
    const { rows } = await ola.call(listCompanies, { query: { view: team } })
    expect(rows.map(({ name }) => name)).toEqual(['Lys AS'])
    expect(await per.send(listCompanies, { query: { view: team } })).toMatchObject({ status: 400 })
    expect(await ola.send(listPeople, { query: { view: team } })).toMatchObject({ status: 400 })
  })

  test('is changed by who made it alone, and chosen by each for himself', async () => {
    await unmoved(server, async () => {
      expect(
        await ola.send(editView, { params: { id: team }, ifMatch: 1, body: { name: 'X' } }),
      ).toMatchObject({
        status: 403,
      })
      expect(await per.send(deleteView, { params: { id: team } })).toMatchObject({ status: 404 })
      expect(
        await per.send(chooseDefaultView, { params: { entity: 'company' }, body: { viewId: team } }),
      ).toMatchObject({ status: 400 })
    })
    await ola.call(chooseDefaultView, { params: { entity: 'company' }, body: { viewId: team } })
    const isDefault = async (who: Client) =>
      (await who.call(listViews, { query: { entity: 'company' } })).rows[0]?.isDefault
    expect([await isDefault(ola), await isDefault(eva)]).toEqual([true, false])
    const own = await eva.call(editView, { params: { id: team }, ifMatch: 1, body: { sharedWith: 'nobody' } })
    expect(own).toMatchObject({ sharedWith: 'nobody', team: null, version: 2 })
    await eva.call(deleteView, { params: { id: team } })
    expect((await eva.call(listViews, { query: { entity: 'company' } })).rows).toEqual([])
  })
})
