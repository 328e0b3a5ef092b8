import { sql } from 'kysely'

/**
 * The stages `r.key` a deal `d` ever stood in, and those that come before them in the version it is pinned to: `from …
 * where …`, to which a condition is added.
 */
export const reachedStages = sql`from stage_visits s
  join process_versions v on v.workspace_id = s.workspace_id and v.id = d.process_version_id
  cross join lateral (
    select s.stage_key as key
    union all
    select there.stage ->> 'key'
    from jsonb_array_elements(v.document -> 'stages') with ordinality as here (stage, place),
         jsonb_array_elements(v.document -> 'stages') with ordinality as there (stage, place)
    where here.stage ->> 'key' = s.stage_key and here.place > there.place) r
  where s.workspace_id = d.workspace_id and s.deal_id = d.id`
