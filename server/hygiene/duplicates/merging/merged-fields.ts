import type { DuplicateEntity, MergeField } from '../../../../contract/hygiene/duplicates.ts'

/** A row of people or companies, as the database has it. */
export type Row = Record<string, unknown>

/** A field's columns: money is nothing without its currency. */
const columnsOf: Record<DuplicateEntity, Partial<Record<MergeField, readonly string[]>>> = {
  person: {
    name: ['name'],
    companyId: ['company_id'],
    jobTitle: ['job_title'],
    email: ['email', 'email_label'],
    phone: ['phone', 'phone_label'],
    language: ['language'],
    ownerId: ['owner_id'],
  },
  company: {
    name: ['name'],
    industry: ['industry'],
    country: ['country'],
    city: ['city'],
    address: ['address', 'address_label'],
    website: ['website'],
    email: ['email', 'email_label'],
    phone: ['phone', 'phone_label'],
    taxId: ['tax_id'],
    employees: ['employees'],
    revenue: ['revenue', 'currency'],
    foundedYear: ['founded_year'],
    parentId: ['parent_id'],
    ownerId: ['owner_id'],
  },
}

/** What nobody is asked to choose: it fills what is empty on the kept one. */
const gaps: Record<DuplicateEntity, readonly string[]> = {
  person: [],
  company: ['language'],
}
/** Nobody chooses a person's address, but its parts belong together. */
const place = ['address', 'address_label', 'city', 'country']
const habits = [
  'needs',
  'preferences',
  'orders_by',
  'order_rhythm',
  'payment_terms',
  'contact_channel',
  'contact_time',
]

const mostNote = 20_000

/**
 * The columns of the kept row that become others: what was chosen and what was empty comes from the gone one, notes are put
 * together, own fields, habits and the foreign key of another system fill gaps.
 */
export function mergedColumns(
  entity: DuplicateEntity,
  kept: Row,
  gone: Row,
  take: readonly MergeField[],
): Row {
  const merged: Row = {}
  for (const [field, columns] of Object.entries(columnsOf[entity])) {
    const [first = ''] = columns
    if (kept[first] !== null && !take.includes(field as MergeField)) continue
    // What is empty on both, or was chosen to be empty, stays what it was.
    if (gone[first] === null) continue
    for (const column of columns) merged[column] = gone[column]
  }
  for (const column of [...gaps[entity], ...habits]) merged[column] = kept[column] ?? gone[column]
  // Two addresses are not mixed: the gone one's stays beside the kept one's, as keep-contacts.ts does.
  if (
    entity === 'person' &&
    (kept.address === null || gone.address === null || kept.address === gone.address)
  )
    for (const column of place) merged[column] = kept[column] ?? gone[column]
  merged.external_id = kept.external_id ?? gone.external_id
  merged.note = notes(kept.note as string | null, gone.note as string | null)
  if ('own' in kept && gone.own !== null)
    merged.own = { ...(gone.own as object), ...(kept.own as object | null) }
  return Object.fromEntries(
    Object.entries(merged).filter(
      ([column, value]) => JSON.stringify(value) !== JSON.stringify(kept[column]),
    ),
  )
}

function notes(kept: string | null, gone: string | null): string | null {
  if (!kept || !gone || kept.includes(gone)) return kept || gone
  return `${kept}\n\n${gone}`.slice(0, mostNote)
}
