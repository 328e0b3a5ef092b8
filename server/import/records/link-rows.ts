import type { RowFault } from '../../../contract/imports/imports.ts'
import type { Relation } from '../../../contract/imports/mapping.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Tx } from '../../platform/database/tx.ts'
import type { Referred } from '../mapping/known-names.ts'
import type { Into } from '../mapping/record-fields.ts'
import type { RowRead } from '../reading/read-row.ts'
import type { Run } from '../running/run.ts'

/** A relation of the mapping and where its id stands in the record. */
export interface Link {
  relation: string
  table: Referred
  column: string
  /** A record without it is flagged. */
  expected: boolean
}

export const recordLinks: Record<Into, readonly Link[]> = {
  companies: [{ relation: 'owner', table: 'members', column: 'owner_id', expected: false }],
  people: [
    { relation: 'company', table: 'companies', column: 'company_id', expected: false },
    { relation: 'owner', table: 'members', column: 'owner_id', expected: false },
  ],
  colleagues: [{ relation: 'department', table: 'departments', column: 'department_id', expected: false }],
  products: [],
  deals: [
    { relation: 'company', table: 'companies', column: 'company_id', expected: true },
    { relation: 'product', table: 'products', column: 'product_id', expected: true },
    { relation: 'owner', table: 'members', column: 'owner_id', expected: true },
  ],
  leads: [
    { relation: 'product', table: 'products', column: 'product_id', expected: false },
    { relation: 'owner', table: 'members', column: 'owner_id', expected: false },
  ],
}

export interface Linked {
  /** By column: ids of what is there. */
  ids: Record<string, string>
  /** By column: names of what is still to be created. */
  create: Record<string, string>
  faults: RowFault[]
  flags: string[]
}

/** Finds what the rows refer to by name, all names of a relation at once; what is not there goes by the mapping's rule. */
export async function linkRows(
  tx: Tx,
  actor: Actor,
  run: Run,
  links: readonly Link[],
  reads: readonly RowRead[],
): Promise<Linked[]> {
  const linked = reads.map((): Linked => ({ ids: {}, create: {}, faults: [], flags: [] }))
  const rules = run.mapping.relations as Record<string, Relation | undefined>
  for (const link of links) {
    const rule = rules[link.relation]
    if (!rule) continue
    const names = reads.flatMap(({ names }) => names[link.relation] ?? [])
    const found = await run.names.find(tx, actor.workspaceId, link.table, names)
    reads.forEach((read, place) => {
      follow(linked[place] as Linked, link, rule, read.names[link.relation], found)
    })
  }
  return linked
}

/** What a row brings along that only the file knows. */
export function alsoOf(links: readonly Link[], { create }: Linked): { what: string; name: string }[] {
  return links.flatMap(({ table, column }) => {
    const name = create[column]
    return name === undefined ? [] : [{ what: table, name }]
  })
}

function follow(
  linked: Linked,
  { relation, column, expected }: Link,
  { column: header, missing }: Relation,
  name: string | undefined,
  found: ReadonlyMap<string, string>,
): void {
  const fault = (code: string) => linked.faults.push({ column: header, code, value: name ?? null })
  if (name === undefined) {
    if (expected && missing === 'fail') fault('empty')
    else if (expected) linked.flags.push(`no_${relation}`)
    return
  }
  const id = found.get(name)
  if (id === 'several') fault('ambiguous_name')
  else if (id) linked.ids[column] = id
  else if (missing === 'create') linked.create[column] = name
  else if (missing === 'fail') fault(`unknown_${relation}`)
  else linked.flags.push(`unknown_${relation}`)
}
