import pg from 'pg'
import { throughput } from '../load.ts'
import type { CustomersWorld } from './world.ts'

/**
 * Parts of names as people type them: the beginning of a first name, a whole surname, some letters from inside a company's
 * name. Spread over the whole world and the same each time.
 */
export async function typedNames({ owner, workspaceId }: CustomersWorld): Promise<string[]> {
  const client = new pg.Client(owner)
  await client.connect()
  const { rows } = await client.query<{ typed: string }>(
    `(select split_part(search_name, ' ', 2) as typed from people
      where workspace_id = $1 and split_part(search_name, ' ', 2) <> '' order by md5(id::text) limit 60)
     union all
     (select left(search_name, 5) from people where workspace_id = $1 order by md5('beginning' || id) limit 20)
     union all
     (select substr(search_name, 2, 6) from companies where workspace_id = $1 and length(search_name) > 8
      order by md5(id::text) limit 40)`,
    [workspaceId],
  )
  await client.end()
  return rows.map(({ typed }) => typed.trim()).filter((typed) => [...typed].length > 3)
}

/** Searches a second, over everything, as the palette asks. */
export function searches(
  typed: readonly string[],
  { readers }: CustomersWorld,
  url: string,
): Promise<number> {
  const paths = typed.map((name) => `/api/v1/search?q=${encodeURIComponent(name)}`)
  return throughput(url, paths, { headers: { authorization: `Bearer ${readers.all.key}` } })
}

/** The rows alone that hold the names, out of the same indexes. */
export function bareSearches(typed: readonly string[], url: string): Promise<number> {
  const part = (text: string) => `p=${encodeURIComponent(text)}`
  return throughput(
    url,
    typed.map((name) => `/customers/everything?${part(`%${name}%`)}&${part(name)}`),
  )
}
