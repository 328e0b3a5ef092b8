import { sql } from 'kysely'
import type { ProcessId } from '../../../contract/ids.ts'
import type { Criterion } from '../../../contract/leads/qualification.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Tx } from '../../platform/database/tx.ts'

/** What leads of a process (null: of all others) are asked, and what a good customer is. */
export interface Qualification {
  processId: ProcessId | null
  questionnaire: string | null
  criteria: readonly Criterion[]
  version: number
}

/** What holds while nobody has said anything: the four questions everybody in sales knows, and no criteria. */
export const usualQualification: Qualification = {
  processId: null,
  questionnaire: 'bant',
  criteria: [],
  version: 0,
}

export async function allQualifications(tx: Tx, actor: Actor): Promise<Qualification[]> {
  const { rows } = await sql<Qualification>`
    select process_id as "processId", questionnaire, criteria, version from lead_qualifications
    where workspace_id = ${actor.workspaceId}
  `.execute(tx)
  return rows
}

/** @returns false where somebody else changed it since that version */
export async function saveQualification(tx: Tx, actor: Actor, said: Qualification): Promise<boolean> {
  const { processId, questionnaire, version } = said
  const criteria = sql`${JSON.stringify(said.criteria)}::jsonb`
  const { rows } =
    version === 0
      ? await sql`
          insert into lead_qualifications (workspace_id, id, process_id, questionnaire, criteria)
          values (${actor.workspaceId}, gen_random_uuid(), ${processId}::uuid, ${questionnaire}, ${criteria})
          on conflict (workspace_id, process_id) do nothing
          returning version
        `.execute(tx)
      : await sql`
          update lead_qualifications set questionnaire = ${questionnaire}, criteria = ${criteria}, version = version + 1
          where workspace_id = ${actor.workspaceId} and process_id is not distinct from ${processId}::uuid
            and version = ${version}
          returning version
        `.execute(tx)
  return rows.length > 0
}
