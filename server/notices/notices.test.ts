import { expect, test } from 'vitest'
import type { NoticeId } from '../../contract/ids.ts'
import { countUnreadNotices, listNotices, readNotice, readNotices } from '../../contract/notices.ts'
import { addTask } from '../../contract/tasks/tasks.ts'
import { aDeal, playCast } from '../../test/cast.ts'
import { serverForTest } from '../../test/server.ts'
import { notify } from './notify.ts'

async function play() {
  const server = await serverForTest()
  const cast = await playCast(server.db)
  const [ola, kari, per, dariush] = await Promise.all(
    [cast.ola, cast.kari, cast.per, cast.dariush].map((one) => server.client(one)),
  )
  const deal = await aDeal(cast)
  return { server, cast, deal, ola: ola!, kari: kari!, per: per!, dariush: dariush! }
}

test('a task somebody gives me is told to me, one I give myself is not', async () => {
  const { cast, deal, ola, kari } = await play()
  const give = (by: typeof ola, assigneeId: string) =>
    by.call(addTask, {
      params: { dealId: deal.id },
      body: { name: 'Call back', assigneeId: assigneeId as never },
    })
  await give(ola, cast.ola.memberId)
  expect(await ola.call(countUnreadNotices)).toEqual({ count: 0 })
  await give(kari, cast.ola.memberId)
  const { rows } = await ola.call(listNotices)
  expect(rows).toMatchObject([
    {
      type: 'task.assigned',
      readAt: null,
      deal: { id: deal.id, title: 'Lamps for the harbour', visible: true },
      task: { name: 'Call back' },
      data: { byName: 'Kari Berg' },
    },
  ])
  expect(await kari.call(listNotices)).toEqual({ rows: [], next: null })
})

test('what the reader may not see is not named: a specialist sees his task, a seller of another team nothing', async () => {
  const { server, cast, deal, kari, per, dariush } = await play()
  await kari.call(addTask, {
    params: { dealId: deal.id },
    body: { name: 'Check the lamps', assigneeId: cast.dariush.memberId },
  })
  expect((await dariush.call(listNotices)).rows).toMatchObject([
    { deal: { title: 'Lamps for the harbour', visible: false }, task: { name: 'Check the lamps' } },
  ])
  await server.db.write(cast.kari.workspaceId, (tx) =>
    notify(tx, cast.kari, [{ memberId: cast.per.memberId, type: 'deal.stage_breached', dealId: deal.id }]),
  )
  expect((await per.call(listNotices)).rows).toMatchObject([{ deal: null, task: null }])
})

test('one is read, then all up to an instant; nobody reads those of another', async () => {
  const { server, cast, deal, ola, per } = await play()
  const tellOla = () =>
    server.db.write(cast.kari.workspaceId, (tx) =>
      notify(tx, cast.kari, [{ memberId: cast.ola.memberId, type: 'deal.stage_warned', dealId: deal.id }]),
    )
  for (let times = 0; times < 3; times++) await tellOla()
  const { rows } = await ola.call(listNotices)
  const id = rows[1]?.id as NoticeId
  expect((await per.send(readNotice, { params: { id } })).status).toBe(404)
  expect((await ola.send(readNotice, { params: { id } })).status).toBe(204)
  expect(await ola.call(countUnreadNotices)).toEqual({ count: 2 })
  expect(
    (await ola.call(listNotices, { query: { unread: 'true' } })).rows.map((one) => one.id),
  ).not.toContain(id)

  const until = rows[0]?.at as string
  await new Promise((resolve) => setTimeout(resolve, 5))
  await tellOla()
  await ola.call(readNotices, { body: { until } })
  expect(await ola.call(countUnreadNotices)).toEqual({ count: 1 })
})

test('page by page, newest first, each once', async () => {
  const { server, cast, deal, ola } = await play()
  await server.db.write(cast.kari.workspaceId, (tx) =>
    notify(
      tx,
      cast.kari,
      Array.from({ length: 25 }, (_, number) => ({
        memberId: cast.ola.memberId,
        type: 'deal.stage_warned' as const,
        dealId: deal.id,
        data: { number },
      })),
    ),
  )
  const seen: string[] = []
  let cursor: string | undefined
  do {
    const page = await ola.call(listNotices, { query: { limit: 10, ...(cursor && { cursor }) } })
    seen.push(...page.rows.map(({ id }) => id))
    cursor = page.next ?? undefined
  } while (cursor)
  expect(seen).toHaveLength(25)
  expect(new Set(seen).size).toBe(25)
})

test('that there is something new is heard by the one it was sent to alone', async () => {
  const { server, cast, deal, ola, kari } = await play()
  const heard = { ola: '', kari: '' }
  const listening = new AbortController()
  const listen = async (who: 'ola' | 'kari') => {
    const client = who === 'ola' ? ola : kari
    const stream = await fetch(`${server.url}/api/v1/events/stream`, {
      headers: client.headers,
      signal: listening.signal,
    })
    void (async () => {
      for await (const part of stream.body as AsyncIterable<Uint8Array>)
        heard[who] += new TextDecoder().decode(part)
    })().catch(() => {})
  }
  await Promise.all([listen('ola'), listen('kari')])
  await server.db.write(cast.kari.workspaceId, (tx) =>
    notify(tx, cast.eva, [{ memberId: cast.ola.memberId, type: 'deal.stage_warned', dealId: deal.id }]),
  )
  // A later thing that both hear shows that the earlier one has been told.
  await kari.call(addTask, { params: { dealId: deal.id }, body: { name: 'Later' } })
  while (!heard.kari.includes('task.added') || !heard.ola.includes('task.added'))
    await new Promise((resolve) => setTimeout(resolve, 20))
  listening.abort()
  expect(heard.ola).toContain('notice.sent')
  expect(heard.kari).not.toContain('notice.sent')
})
