import { sql } from 'kysely'
import type { OwnField } from '../../../contract/fields.ts'
import type { WorkspaceId } from '../../../contract/ids.ts'
import type { Language } from '../../../contract/text.ts'
import { ownFieldsOf } from '../../fields/table.ts'
import type { Database } from '../../platform/database/tx.ts'
import type { Form } from '../form.ts'
import { formHolder, formOf } from '../table.ts'

export interface FoundForm {
  workspaceId: WorkspaceId
  company: string
  language: Language
  form: Form
  own: OwnField[]
}

/**
 * The form of an address, or null. What was found is remembered for a second, so that a flood asks the database once; a
 * form that was closed is gone by then. One that is not there or not open may be so the next moment.
 */
export function makeFormFinder(db: Database) {
  const known = new Map<string, { until: number; found: Promise<FoundForm | null> }>()

  function findNow(slug: string): Promise<FoundForm | null> {
    if (known.size > 500) known.clear()
    const found = find(db, slug)
    const entry = { until: Date.now() + 1_000, found }
    known.set(slug, entry)
    found.then(
      (form) => {
        if (!form?.form.openedAt) entry.until = Date.now() + 200
      },
      () => known.delete(slug),
    )
    return found
  }

  return {
    /** Past what is remembered: whoever just saved looks at what he saved. */
    findNow,

    find(slug: string): Promise<FoundForm | null> {
      const remembered = known.get(slug)
      return remembered && remembered.until > Date.now() ? remembered.found : findNow(slug)
    },

    /** As it was found last, however long ago: enough to say no on, and asks the database nothing. */
    remembered: async (slug: string) => (await known.get(slug)?.found.catch(() => null)) ?? null,
  }
}

async function find(db: Database, slug: string): Promise<FoundForm | null> {
  const holder = await db.read(null, (tx) => formHolder(tx, slug))
  if (!holder) return null
  const { workspaceId, formId } = holder
  return db.read(workspaceId, async (tx) => {
    const { rows } = await sql<{ company: string; language: Language }>`
      select name as company, language from workspaces where workspace_id = ${workspaceId}
    `.execute(tx)
    const form = await formOf(tx, workspaceId, formId)
    const own = await ownFieldsOf(tx, workspaceId, 'lead')
    return { workspaceId, company: rows[0]?.company ?? '', language: rows[0]?.language ?? 'en', form, own }
  })
}
