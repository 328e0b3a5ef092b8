import { sql } from 'kysely'
import type { SegmentUse } from '../../../contract/segments/segments.ts'
import type { Text } from '../../../contract/text.ts'
import { textIn } from '../../../contract/text.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Tx } from '../../platform/database/tx.ts'

/**
 * The processes that choose their deals by a segment: by the rule that is published, or by the one being written. A rule
 * names it by its key in quotation marks: `'key_customers' in customer.segments`.
 */
export async function rulesNaming(tx: Tx, actor: Actor, { key }: { key: string }): Promise<SegmentUse[]> {
  const { rows } = await sql<{ name: Text }>`
    select named.document -> 'name' as name
    from (
      select distinct on (process_id) process_id, document
      from (
        select process_id, document, 0 as place from process_versions
        where workspace_id = ${actor.workspaceId} and state = 'published'
        union all
        select process_id, document, 1 from process_drafts where workspace_id = ${actor.workspaceId}
      ) known
      where document ->> 'appliesWhen' like '%customer.segments%'
        and (document ->> 'appliesWhen' like ${`%'${key.replaceAll('_', '\\_')}'%`}
          or document ->> 'appliesWhen' like ${`%"${key.replaceAll('_', '\\_')}"%`})
      order by process_id, place
    ) named
    order by 1
  `.execute(tx)
  return rows.map(({ name }) => ({ kind: 'process', name: textIn(name, actor.language) }))
}
