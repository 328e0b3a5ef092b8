import { sql } from 'kysely'
import type { ImportMapping, Relation } from '../../../contract/imports/mapping.ts'
import type { FileProfile, SimilarValue } from '../../../contract/imports/profile.ts'
import { languages } from '../../../contract/text.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { columnNamed } from '../import.ts'
import { readCountry } from '../reading/read-country.ts'
import { wordsOf } from '../reading/read-word.ts'
import type { Referred } from './known-names.ts'
import { intoOf, recordFields } from './record-fields.ts'
import { similarValues } from './similar-values.ts'

/** More names than that are not compared one by one; then only names written alike are found. */
const mostNames = 5_000

const tables: Record<string, Referred> = {
  company: 'companies',
  parent: 'companies',
  product: 'products',
  owner: 'members',
  leader: 'members',
  team: 'teams',
  department: 'departments',
}

/** Words of trades, for a first file into an empty house, where `technolgy` has nothing of ours to resemble. */
const industries = [
  'agriculture automotive banking chemicals construction consulting education electronics employment energy',
  'engineering entertainment fashion finance food government healthcare hospitality insurance logistics manufacturing',
  'marketing media medical mining pharmaceuticals retail security services software technology telecommunications',
  'tourism transport utilities wholesale',
].flatMap((words) => words.split(' '))

/**
 * Values of the file that are probably ours, only written otherwise. Columns with too many different values to look at
 * are left alone, and so are values the mapping has a meaning for already.
 */
export async function proposeValues(
  tx: Tx,
  actor: Actor,
  profile: FileProfile,
  mapping: ImportMapping,
): Promise<SimilarValue[]> {
  const proposals: SimilarValue[] = []
  for (const { column, candidates } of await columnsToCompare(tx, actor, mapping)) {
    const distinct = columnNamed(profile, column)?.distinct
    if (!distinct) continue
    const open = distinct.filter(({ value }) => mapping.values[column]?.[value] === undefined)
    const similar = similarValues(
      open.map(({ value }) => value),
      candidates,
    )
    for (const { value, rows } of open) {
      const one = similar.get(value)
      if (one)
        proposals.push({ column, value, rows, ours: one.ours, score: Math.round(one.score * 100) / 100 })
    }
  }
  return proposals.toSorted((a, b) => b.rows - a.rows)
}

async function columnsToCompare(tx: Tx, actor: Actor, mapping: ImportMapping) {
  const compared: { column: string; candidates: string[] }[] = []
  for (const [relation, { column }] of Object.entries(mapping.relations as Record<string, Relation>)) {
    const table = tables[relation]
    if (table) compared.push({ column, candidates: await namesIn(tx, actor, table) })
  }
  for (const [column, of] of Object.entries(mapping.columns)) {
    const field = typeof of === 'string' ? of : of.field
    const type = recordFields[intoOf(mapping)][field]?.type
    if (type?.is === 'word') compared.push({ column, candidates: wordsOf(type.of, actor.language) })
    if (field === 'country') compared.push({ column, candidates: countryNames(actor.language) })
    if (field === 'industry')
      compared.push({ column, candidates: [...industries, ...(await knownIndustries(tx, actor))] })
  }
  return compared
}

async function namesIn(tx: Tx, actor: Actor, table: Referred): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select name from ${sql.table(table)} where workspace_id = ${actor.workspaceId} limit ${mostNames}
  `.execute(tx)
  return rows.map(({ name }) => name)
}

async function knownIndustries(tx: Tx, actor: Actor): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select distinct industry as name from companies
    where workspace_id = ${actor.workspaceId} and industry is not null limit 500
  `.execute(tx)
  return rows.map(({ name }) => name).filter((name) => !industries.includes(name))
}

/** Names in the reader's language first, then in the others; a name that reads as a country needs no proposal. */
function countryNames(language: string): string[] {
  const names = new Set<string>()
  for (const one of [language, ...languages]) {
    const name = new Intl.DisplayNames(one, { type: 'region', fallback: 'none' })
    for (let a = 65; a <= 90; a++)
      for (let b = 65; b <= 90; b++) {
        const called = name.of(String.fromCharCode(a, b))
        if (called && readCountry(called)) names.add(called)
      }
  }
  return [...names]
}
