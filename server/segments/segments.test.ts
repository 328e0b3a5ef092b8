import { describe, expect, test } from 'vitest'
import { createCompany, listCompanies } from '../../contract/customers/companies.ts'
import type { SegmentId } from '../../contract/ids.ts'
import { type Filter } from '../../contract/segments/filters.ts'
import {
  deleteSegment,
  editSegment,
  listSegments,
  saveSegment,
  showSegment,
} from '../../contract/segments/segments.ts'
import { names, playShops, retail, unmoved } from '../../test/played/shops.ts'
import { inSegment } from './in-segment.ts'

const { server, cast, kari, ola, eva, stranger, companies } = await playShops()

describe('a segment', () => {
  let shared: SegmentId

  test('is kept under a name, with a key for good, and shows each reader his own count', async () => {
    const segment = await eva.call(saveSegment, {
      body: { entity: 'company', name: 'Sklepy i sieci', filter: retail, shared: true },
    })
    shared = segment.id
    expect(segment).toMatchObject({ key: 'sklepy_i_sieci', owner: { name: 'Eva Lind' }, can: { edit: true } })
    expect(await ola.call(showSegment, { params: { id: shared } })).toMatchObject({ count: 1, uses: [] })
    const renamed = await eva.call(editSegment, {
      params: { id: shared },
      ifMatch: 1,
      body: { name: 'Retailers' },
    })
    expect(renamed).toMatchObject({ key: 'sklepy_i_sieci', name: 'Retailers', version: 2 })
    expect(
      await server.db.read(cast.kari.workspaceId, (tx) =>
        inSegment(tx, cast.kari.workspaceId, shared, companies.lys),
      ),
    ).toBe(true)
    expect(
      await server.db.read(cast.kari.workspaceId, (tx) =>
        inSegment(tx, cast.kari.workspaceId, shared, companies.mat),
      ),
    ).toBe(false)
  })

  test('is live: whoever comes to meet its filter is in it', async () => {
    const { id } = await ola.call(createCompany, { body: { name: 'Ny butikk', industry: 'Retail' } })
    expect(await ola.call(showSegment, { params: { id: shared } })).toMatchObject({ count: 2 })
    expect(await names(ola, { all: [{ field: 'segment', operator: 'any_of', value: [shared] }] })).toEqual([
      'Lys AS',
      'Ny butikk',
    ])
    await server.owner.query('delete from companies where id = $1', [id])
  })

  test('of his own is nobody else’s, and sharing one takes the right', async () => {
    const own = await ola.call(saveSegment, { body: { entity: 'company', name: 'Mine', filter: retail } })
    for (const other of [eva, stranger]) {
      expect(await other.send(showSegment, { params: { id: own.id } })).toMatchObject({ status: 404 })
      const filter = JSON.stringify({ all: [{ field: 'segment', operator: 'any_of', value: [own.id] }] })
      expect(await other.send(listCompanies, { query: { filter } })).toMatchObject({ status: 400 })
    }
    await unmoved(server, async () => {
      const share = await ola.send(editSegment, {
        params: { id: own.id },
        ifMatch: 1,
        body: { shared: true },
      })
      expect(share).toMatchObject({ status: 403, body: { details: { needs: 'segments.share' } } })
      expect(await ola.send(deleteSegment, { params: { id: shared } })).toMatchObject({ status: 403 })
      // A rule that others use may not hang on what is somebody's own.
      const within: Filter = { all: [{ field: 'segment', operator: 'any_of', value: [own.id] }] }
      const hidden = await eva.send(saveSegment, {
        body: { entity: 'company', name: 'Hidden', filter: within, shared: true },
      })
      expect(hidden).toMatchObject({ status: 400 })
    })
    const { rows } = await eva.call(listSegments, { query: { entity: 'company' } })
    expect(rows.map(({ name }) => name)).toEqual(['Retailers'])
  })

  test('that is used stays, and says where; one cannot contain itself', async () => {
    const within: Filter = { all: [{ field: 'segment', operator: 'none_of', value: [shared] }] }
    const others = await kari.call(saveSegment, {
      body: { entity: 'company', name: 'Others', filter: within, shared: true },
    })
    await server.owner.query(
      `update process_versions set document = document || '{"appliesWhen": "''sklepy_i_sieci'' in customer.segments"}'
       where id = $1`,
      [cast.versionId],
    )
    await unmoved(server, async () => {
      expect(await eva.send(deleteSegment, { params: { id: shared } })).toMatchObject({
        status: 409,
        body: {
          code: 'still_used',
          details: {
            uses: [
              { kind: 'process', name: 'Selling lamps' },
              { kind: 'segment', name: 'Others' },
            ],
          },
        },
      })
      const circle: Filter = { all: [{ field: 'segment', operator: 'any_of', value: [others.id] }] }
      expect(
        await eva.send(editSegment, { params: { id: shared }, ifMatch: 2, body: { filter: circle } }),
      ).toMatchObject({ status: 400 })
      expect(
        await eva.send(editSegment, { params: { id: shared }, ifMatch: 2, body: { shared: false } }),
      ).toMatchObject({ status: 409 })
    })
    await server.owner.query(
      `update process_versions set document = document - 'appliesWhen' where id = $1`,
      [cast.versionId],
    )
    await kari.call(deleteSegment, { params: { id: others.id } })
    await eva.call(deleteSegment, { params: { id: shared } })
    expect(await eva.send(showSegment, { params: { id: shared } })).toMatchObject({ status: 404 })
  })
})

describe('segments that name each other', () => {
  const naming = (id: string, times: number): Filter => ({
    all: Array.from({ length: times }, () => ({ field: 'segment', operator: 'any_of', value: [id] })),
  })

  test('become no filter that would occupy the house', async () => {
    let filter: Filter = { all: [{ field: 'city', operator: 'filled' }] }
    const heard: (string | undefined)[] = []
    for (let level = 0; level < 6; level++) {
      const body = { entity: 'company', name: `Tower ${level}`, filter, shared: false } as const
      const answer = await ola.send(saveSegment, { body })
      heard.push(answer.body.fields?.[0]?.code)
      if (answer.status >= 400) break
      filter = naming(answer.body.id, 12)
    }
    expect(heard).toEqual([undefined, undefined, undefined, 'too_long'])
    const query = { filter: JSON.stringify(filter) }
    expect((await ola.send(listCompanies, { query })).status).toBe(400)
  })

  test('are not made so by what stands at the bottom', async () => {
    const body = { entity: 'company', shared: true } as const
    const few: Filter = { all: [{ field: 'city', operator: 'filled' }] }
    const bottom = await kari.call(saveSegment, { body: { ...body, name: 'Bottom', filter: few } })
    const middle = await kari.call(saveSegment, {
      body: { ...body, name: 'Middle', filter: naming(bottom.id, 20) },
    })
    await kari.call(saveSegment, { body: { ...body, name: 'Top', filter: naming(middle.id, 1) } })
    const many: Filter = { all: Array.from({ length: 25 }, () => ({ field: 'city', operator: 'filled' })) }
    const refused = await unmoved(server, () =>
      kari.send(editSegment, { params: { id: bottom.id }, ifMatch: bottom.version, body: { filter: many } }),
    )
    expect(refused.body.fields?.[0]?.code).toBe('too_long')
  })
})
