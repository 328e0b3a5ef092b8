import { sql } from 'kysely'
import type { ContactDetail, ContactKind } from '../../../../contract/customers/contacts.ts'
import type { DuplicateEntity } from '../../../../contract/hygiene/duplicates.ts'
import type { WorkspaceId } from '../../../../contract/ids.ts'
import { phoneE164 } from '../../../customers/phone-number.ts'
import type { Tx } from '../../../platform/database/tx.ts'
import { newId } from '../../../platform/ids.ts'
import { workspaceCountry } from '../../../team/workspace/workspace-country.ts'
import type { Row } from './merged-fields.ts'
import type { Ends, Moved } from './move-references.ts'
import type { Taken } from './table.ts'

/** A mail, telephone or address, whether it stands in the record itself or beside it. */
type Reach = Pick<ContactDetail, 'kind' | 'label' | 'value' | 'city' | 'country'>
type Further = Reach & { id: string; row: Row }

/**
 * By whatever way either was reached, the one that is left is: a first mail, telephone or address that was not chosen
 * becomes a further one. What is the same stands there once; doubles that came with the gone one are set aside in `moved`.
 * @returns ids of the further ones that were added
 */
export async function keepContacts(
  tx: Tx,
  entity: DuplicateEntity,
  { before, after, gone }: Pick<Taken, 'before' | 'after' | 'gone'>,
  moved: Moved[],
  ends: Ends,
): Promise<string[]> {
  const { workspaceId } = ends
  const home = (after.country as string | null) ?? (await workspaceCountry(tx, workspaceId))
  const holder = `${entity}_id`
  const came = moved.find(({ table, column }) => table === 'contact_details' && column === holder)
  const cameIds = new Set(came?.keys.map(({ id }) => id))
  const further = await furtherOf(tx, workspaceId, holder, ends.kept)
  const known: Reach[] = [...firstsOf(after), ...further.filter(({ id }) => !cameIds.has(id))]
  const isKnown = (one: Reach) => known.some((other) => same(one, other, home))

  const doubles: Further[] = []
  for (const one of further.filter(({ id }) => cameIds.has(id)))
    if (isKnown(one)) doubles.push(one)
    else known.push(one)
  if (came && doubles.length > 0) {
    await deleteContacts(
      tx,
      workspaceId,
      doubles.map(({ id }) => id),
    )
    came.keys = came.keys.filter(({ id }) => !doubles.some((one) => one.id === id))
    came.aside.push(...doubles.map(({ row }) => ({ ...row, [holder]: ends.gone })))
  }

  const added: (Reach & { id: string })[] = []
  for (const one of [...firstsOf(before), ...firstsOf(gone)]) {
    if (isKnown(one)) continue
    known.push(one)
    added.push({ ...one, id: newId<string>() })
  }
  await insertContacts(tx, workspaceId, holder, ends.kept, added)
  return added.map(({ id }) => id)
}

/** Takes away what `keepContacts` added, but for what somebody has changed since. */
export async function takeBackContacts(
  tx: Tx,
  workspaceId: WorkspaceId,
  added: readonly string[] = [],
): Promise<void> {
  await sql`
    delete from contact_details
    where workspace_id = ${workspaceId} and id = any (${added}::uuid[]) and version = 1
  `.execute(tx)
}

/** What stands in the record itself. */
function firstsOf(row: Row): Reach[] {
  const cell = (column: string) => (row[column] ?? null) as string | null
  const first = (kind: ContactKind): Reach[] => {
    const value = cell(kind)
    const label = cell(`${kind}_label`)
    if (!value) return []
    return [
      kind === 'address'
        ? { kind, label, value, city: cell('city'), country: cell('country') }
        : { kind, label, value, city: null, country: null },
    ]
  }
  return [...first('email'), ...first('phone'), ...first('address')]
}

/** Written alike or not. A place that one of two addresses does not name does not hold them apart. */
function same(one: Reach, other: Reach, home: string): boolean {
  if (one.kind !== other.kind || formOf(one, home) !== formOf(other, home)) return false
  const agree = (a: string | null, b: string | null) => a === null || b === null || plain(a) === plain(b)
  return agree(one.city, other.city) && agree(one.country, other.country)
}

function formOf({ kind, value }: Reach, home: string): string {
  return (kind === 'phone' ? phoneE164(value, home) : null) ?? plain(value)
}

const plain = (text: string) =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\s,;]+/g, ' ')
    .trim()

async function furtherOf(tx: Tx, workspaceId: WorkspaceId, holder: string, id: string): Promise<Further[]> {
  const { rows } = await sql<Further>`
    select d.id, d.kind, d.label, d.value, d.city, d.country, to_jsonb(d) as row
    from contact_details d
    where d.workspace_id = ${workspaceId} and d.${sql.ref(holder)} = ${id}
    order by d.created_at, d.id
  `.execute(tx)
  return rows
}

async function deleteContacts(tx: Tx, workspaceId: WorkspaceId, ids: readonly string[]): Promise<void> {
  await sql`
    delete from contact_details where workspace_id = ${workspaceId} and id = any (${ids}::uuid[])
  `.execute(tx)
}

async function insertContacts(
  tx: Tx,
  workspaceId: WorkspaceId,
  holder: string,
  id: string,
  details: readonly object[],
): Promise<void> {
  if (details.length === 0) return
  await sql`
    insert into contact_details (workspace_id, id, ${sql.ref(holder)}, kind, label, value, city, country, created_at)
    select ${workspaceId}, d.id, ${id}, d.kind, d.label, d.value, d.city, d.country, now()
    from jsonb_to_recordset(${JSON.stringify(details)}::jsonb)
      as d (id uuid, kind text, label text, value text, city text, country text)
  `.execute(tx)
}
