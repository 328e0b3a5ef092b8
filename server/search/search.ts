import { sql } from 'kysely'
import type { Returned } from '../../contract/route.ts'
import { foundKinds, type search as route } from '../../contract/search.ts'
import type { Actor } from '../platform/actor.ts'
import type { Tx } from '../platform/database/tx.ts'
import { type Asked, askedFor } from './asked.ts'
import { processesCalled } from './processes-called.ts'
import { closeness, type FoundRow, foundOf, tiers } from './row.ts'
import { variantsOf, wordsToCorrect } from './spelling.ts'
import { searchStatement } from './statement.ts'

/** How many of each kind are shown. */
const most = 8
/** With fewer than these, names that are spelt much like it are looked for as well. */
const few = 4

/**
 * Everything of that name that he may see, by kind, in one statement. Kinds without any are left out; the kind with the
 * best match comes first, so that a company of that name stands before the deals that merely mention it. Where little is
 * found, names that are spelt a little differently follow.
 */
export async function search(tx: Tx, q: string, actor: Actor): Promise<Returned<typeof route>> {
  const asked = askedFor(q)
  const exact = await found(tx, asked, actor)
  const rows = exact.length < few ? [...exact, ...(await spelledLike(tx, asked, actor))] : exact
  const once = rows.filter((row, place) => rows.findIndex(({ id }) => id === row.id) === place)
  const groups = foundKinds
    .map((kind) => ({ kind, rows: once.filter((row) => row.kind === kind) }))
    .filter((group) => group.rows.length > 0)
    .toSorted((a, b) => bestOf(a.rows) - bestOf(b.rows))
  return {
    groups: groups.map((group) => ({
      kind: group.kind,
      rows: group.rows.slice(0, most).map((row) => foundOf(row, asked.text, actor.language)),
      more: group.rows.length > most,
    })),
  }
}

const bestOf = (rows: readonly FoundRow[]) => closeness(rows[0]?.tier ?? tiers.text)

async function found(tx: Tx, asked: Asked, actor: Actor): Promise<FoundRow[]> {
  const { rows } = await searchStatement(asked, actor, most + 1).execute(tx)
  const others = rows.filter(({ kind }) => kind !== 'processes')
  const processes = rows.filter(({ kind }) => kind === 'processes')
  return [...others, ...(await processesCalled(tx, processes, asked, actor))]
}

/** Names as they are spelt in the company, by the variants of what was typed, nearest first. */
async function spelledLike(tx: Tx, { text }: Asked, actor: Actor): Promise<FoundRow[]> {
  const { rows: words } = await sql<{ form: string; asked: string | null; word: string | null }>`
    select f.form, c.asked, c.word
    from (select search_form(${text}) as form) f
    left join close_words(array(select search_form(w) from unnest(${wordsToCorrect(text)}::text[]) w)) c on true
  `.execute(tx)
  const form = words[0]?.form ?? text
  const close = new Map<string, string[]>()
  for (const { asked, word } of words)
    if (asked && word) close.set(asked, [...(close.get(asked) ?? []), word])
  const like: FoundRow[] = []
  for (const variant of variantsOf(form, close)) {
    if (like.length >= most) break
    const { rows } = await searchStatement(askedFor(variant.text), actor, most + 1, 'names').execute(tx)
    for (const row of rows)
      like.push({
        ...row,
        tier: tiers.text + 1 + variant.far + row.tier / 100,
        matched: variant.far < 1 ? null : { where: 'spelling', text: null, label: null },
      })
  }
  return like
}
