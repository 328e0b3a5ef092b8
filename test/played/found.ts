import { type Found, type FoundKind, search, searchKind } from '../../contract/search.ts'
import { type Client } from '../server.ts'

/** What is found first, of all kinds. */
export async function rowsOf(client: Client, q: string): Promise<Found[]> {
  return (await client.call(search, { query: { q } })).groups.flatMap(({ rows }) => rows)
}

export const titles = async (client: Client, q: string) => (await rowsOf(client, q)).map(({ title }) => title)

/** Everything found of one kind, read page by page. */
export async function listed(client: Client, kind: FoundKind, q: string, limit = 200): Promise<Found[]> {
  const all: Found[] = []
  for (let cursor: string | undefined; ; ) {
    const page = await client.call(searchKind, {
      params: { kind },
      query: { q, limit, ...(cursor && { cursor }) },
    })
    all.push(...page.rows)
    if (!page.next) return all
    cursor = page.next
  }
}
