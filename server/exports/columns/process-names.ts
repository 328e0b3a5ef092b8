import { sql } from 'kysely'
import { type Text, textIn } from '../../../contract/text.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Tx } from '../../platform/database/tx.ts'

export interface ProcessNames {
  /** By the id of a version. */
  processName(version: string): string
  /** By the id of a version and the stage's key: `<id> negotiation`. */
  stageName(stage: string): string
}

/** What processes and their stages are called in every version there is, in the reader's language. */
export async function readProcessNames(tx: Tx, { workspaceId, language }: Actor): Promise<ProcessNames> {
  const { rows } = await sql<{ id: string; name: Text; stages: { key: string; name: Text }[] }>`
    select v.id, v.document -> 'name' as name,
           jsonb_path_query_array(v.document, '$.stages[*]') as stages
    from process_versions v where v.workspace_id = ${workspaceId}
  `.execute(tx)
  const processes = new Map(rows.map(({ id, name }) => [id, textIn(name, language)]))
  const stages = new Map<string, string>(
    rows.flatMap(({ id, stages: all }) =>
      all.map((stage) => [`${id} ${stage.key}`, textIn(stage.name, language)] as const),
    ),
  )
  return {
    processName: (version) => processes.get(version) ?? '',
    // A stage the version does not have any more is called by its key.
    stageName: (stage) => stages.get(stage) ?? stage.slice(stage.indexOf(' ') + 1),
  }
}
