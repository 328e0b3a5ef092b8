import { type RawBuilder, sql } from 'kysely'
import type { Actor } from '../../platform/actor.ts'

/**
 * Open deals `d` whose buyer is not yet where their stage says. Which places are behind which stage is worked out once
 * for all versions, so that a deal costs a look into that small set.
 */
export function buyerBehind(actor: Actor): RawBuilder<unknown> {
  return sql`d.status = 'open' and d.buying_stage is not null
    and (d.process_version_id, d.stage_key, d.buying_stage) in (
      select v.id, s.stage ->> 'key', b.stage ->> 'key'
      from process_versions v
      cross join jsonb_array_elements(v.document -> 'stages') as s (stage)
      join jsonb_array_elements(v.document -> 'buyingStages') with ordinality as should (stage, place)
        on should.stage ->> 'key' = s.stage ->> 'buyingStage'
      join jsonb_array_elements(v.document -> 'buyingStages') with ordinality as b (stage, place)
        on b.place < should.place
      where v.workspace_id = ${actor.workspaceId})`
}
