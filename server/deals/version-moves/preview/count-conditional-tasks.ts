import { sql } from 'kysely'
import type { DealId, ProcessId, ProcessVersionId } from '../../../../contract/ids.ts'
import type { TaskTemplate } from '../../../../contract/process/process-document.ts'
import type {
  ConditionalTasks,
  countConditionalTasks as route,
} from '../../../../contract/process/version-moves.ts'
import type { Received } from '../../../../contract/route.ts'
import type { Actor } from '../../../platform/actor.ts'
import type { Tx } from '../../../platform/database/tx.ts'
import { chosenDeals, mustKnowDeals } from '../chosen-deals.ts'
import { conditionsHold } from '../conditions-hold.ts'
import { type Passage, passagesTo } from '../passages.ts'
import { allowVersionMoves } from '../policy.ts'
import { dealsStanding, type StandingDeals } from '../standing-deals.ts'
import { versionsAsked } from '../versions-asked.ts'
import { addTasks, dealsLacking, mostFacts } from './count-new-tasks.ts'

/** A passage whose deals are too many for the preview, and the templates it left unasked. */
interface Unasked {
  passage: Passage
  templates: TaskTemplate[]
  deals: number
}

/**
 * What a preview left open: asks the next deals for the conditions of the tasks they would get. Called until nothing
 * is left, it has asked all of them, however many they are; and it can be given up at any page.
 */
export async function countConditionalTasks(
  tx: Tx,
  { id: processId, after, ...asked }: { id: ProcessId } & Received<typeof route>['body'],
  actor: Actor,
): Promise<ConditionalTasks> {
  allowVersionMoves(actor)
  const { target, from } = await versionsAsked(tx, actor, processId, asked)
  const chosen = { dealIds: asked.dealIds, filter: asked.filter }
  await mustKnowDeals(tx, actor, processId, chosen)
  const standing = await dealsStanding(tx, actor, processId, chosen)
  const unasked = leftUnasked(passagesTo(target.document, from, asked.mapping), standing)
  const page = await nextDeals(tx, actor, { processId, chosen, unasked, after })
  const rows = []
  for (const { passage, templates } of unasked) {
    const here = page.filter((deal) => standsAt(passage, deal))
    if (here.length === 0) continue
    const ids = here.map(({ id }) => id)
    const lacking = await dealsLacking(
      tx,
      templates,
      sql`d.workspace_id = ${actor.workspaceId} and d.id = any (${ids}::uuid[])`,
    )
    const holds = await conditionsHold(tx, actor, target.document, lacking)
    const count = { newMandatory: 0, newOptional: 0 }
    for (const { deal, templates } of lacking)
      for (const template of templates) if (holds(deal.id, template)) addTasks(count, template, 1)
    rows.push({ fromVersion: passage.version.number, from: passage.from.key, ...count })
  }
  return {
    rows,
    asked: page.length,
    total: unasked.reduce((sum, { deals }) => sum + deals, 0),
    after: page.length === mostFacts ? (page.at(-1)?.id ?? null) : null,
  }
}

function leftUnasked(passages: readonly Passage[], standing: readonly StandingDeals[]): Unasked[] {
  return passages.flatMap((passage) => {
    const here = standing.find((deals) => standsAt(passage, deals))
    const templates = passage.to ? passage.candidates.filter(({ when }) => when) : []
    return here && here.deals > mostFacts && templates.length > 0
      ? [{ passage, templates, deals: here.deals }]
      : []
  })
}

const standsAt = (
  { version, from }: Passage,
  { versionId, stageKey }: Pick<StandingDeals, 'versionId' | 'stageKey'>,
) => versionId === version.id && stageKey === from.key

interface Paged {
  processId: ProcessId
  chosen: Parameters<typeof chosenDeals>[2]
  unasked: readonly Unasked[]
  after: DealId | undefined
}

async function nextDeals(tx: Tx, actor: Actor, { processId, chosen, unasked, after }: Paged) {
  if (unasked.length === 0) return []
  const versions = unasked.map(({ passage }) => passage.version.id)
  const stages = unasked.map(({ passage }) => passage.from.key)
  const { rows } = await sql<{ id: DealId; versionId: ProcessVersionId; stageKey: string }>`
    select d.id, d.process_version_id as "versionId", d.stage_key as "stageKey"
    from deals d
    where ${chosenDeals(actor, processId, chosen)}
      and (d.process_version_id, d.stage_key) in (select * from unnest(${versions}::uuid[], ${stages}::text[]))
      and ${after === undefined ? sql`true` : sql`d.id > ${after}`}
    order by d.id
    limit ${mostFacts}
  `.execute(tx)
  return rows
}
