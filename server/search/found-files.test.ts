import { expect, test } from 'vitest'
import { createDeal, showDeal } from '../../contract/deals/deals.ts'
import { moveDeal } from '../../contract/deals/moves.ts'
import type { DealId } from '../../contract/ids.ts'
import { search, searchKind } from '../../contract/search.ts'
import { addTask, type Task } from '../../contract/tasks/tasks.ts'
import { openHouse } from '../../test/house.ts'
import { type Client } from '../../test/server.ts'

/** Dariush is an analyst: he sees no deals but does the tasks of his role. */
const { server, cast, ola, per, kari, dariush } = await openHouse(['ola', 'per', 'kari', 'dariush'], {
  by: 'cookie',
})

async function put(client: Client, on: string, name: string): Promise<void> {
  const form = new FormData()
  form.set('file', new Blob(['of light']), name)
  const answer = await fetch(`${server.url}/api/v1/${on}/files`, {
    method: 'POST',
    body: form,
    headers: client.headers,
  })
  expect(answer.status, await answer.text()).toBe(201)
}

/** A deal with the price in work, and a file on each: the deal, a task of the first stage, two of this one. */
async function inPricing(word: string): Promise<{ id: DealId; price: Task; letter: Task }> {
  const { id, tasks } = await ola.call(createDeal, {
    body: { title: `Lamps for ${word}`, amount: 9_000_000 },
  })
  await put(ola, `tasks/${tasks[0]?.id}`, `${word} note.txt`)
  await ola.call(moveDeal, { params: { id }, body: { to: 'pricing' } })
  await put(ola, `deals/${id}`, `${word} deal.txt`)
  const letter = await ola.call(addTask, { params: { dealId: id }, body: { name: 'Letter' } })
  await put(ola, `tasks/${letter.id}`, `${word} letter.txt`)
  const { tasks: all } = await ola.call(showDeal, { params: { id } })
  return { id, letter, price: all.find(({ templateKey }) => templateKey === 'price') as Task }
}

async function found(client: Client, q: string) {
  const { groups } = await client.call(search, { query: { q } })
  const files = groups.find(({ kind }) => kind === 'files')?.rows ?? []
  const page = await client.call(searchKind, { params: { kind: 'files' }, query: { q } })
  expect(page.rows).toEqual(files)
  return files
}
const names = async (client: Client, q: string) => (await found(client, q)).map(({ title }) => title)

test('who does a task of a stage finds the files of that stage, and is led to his own task', async () => {
  const { price } = await inPricing('Havna')
  expect(await names(ola, 'havna')).toEqual(['Havna letter.txt', 'Havna deal.txt', 'Havna note.txt'])
  expect(await names(kari, 'havna')).toEqual(await names(ola, 'havna'))
  expect(await names(per, 'havna')).toEqual([])
  expect(await found(dariush, 'havna')).toMatchObject([
    { title: 'Havna letter.txt', subtitle: 'Lamps for Havna', about: { kind: 'tasks', id: price.id } },
  ])
})

test('what he finds he may open, and what he may open he finds: before, during and after his task', async () => {
  const { id, letter } = await inPricing('Brygga')
  const opens = async (client: Client) => {
    const { rows } = await server.owner.query<{ id: string; name: string }>(
      `select id, name from files where name like 'Brygga%' order by added_at desc`,
    )
    const may = await Promise.all(
      rows.map(async (file) => {
        const answer = await fetch(`${server.url}/api/v1/files/${file.id}`, { headers: client.headers })
        return (await answer.text()) === 'of light' ? [file.name] : []
      }),
    )
    return may.flat()
  }
  const agree = async () => {
    for (const client of [ola, per, kari, dariush])
      expect(await names(client, 'brygga')).toEqual(await opens(client))
  }
  await agree()
  await server.owner.query('update tasks set assignee_id = $2 where id = $1', [letter.id, cast.per.memberId])
  await agree()
  expect(await names(per, 'brygga')).toEqual(['Brygga letter.txt'])
  expect((await found(per, 'brygga'))[0]?.about).toEqual({ kind: 'tasks', id: letter.id })
  await ola.call(moveDeal, { params: { id }, body: { to: 'first_talk', reason: 'They called' } })
  await agree()
})
