import { type RawBuilder, sql } from 'kysely'
import type { SourceCostId } from '../../../contract/ids.ts'
import type { SourceCost } from '../../../contract/leads/numbers.ts'
import type { Actor } from '../../platform/actor.ts'
import { seen } from '../../platform/database/seen.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { changesNothing, edited } from '../../platform/edit.ts'
import { record } from '../../platform/events/record.ts'
import { newId } from '../../platform/ids.ts'
import { fieldRefusal, Refusal } from '../../platform/refusal.ts'
import { workspaceCurrency } from '../../team/workspace/workspace-currency.ts'
import { allowEditingCosts } from '../policy.ts'

export type CostGiven = Pick<SourceCost, 'source' | 'fromOn' | 'toOn' | 'amount'> & {
  note?: string | null | undefined
}

const columns = sql`
  s.id, s.source, s.from_on as "fromOn", s.to_on as "toOn", s.amount, s.currency, s.note, s.version`

/** Costs whose span touches the period, the newest first. */
export async function costsIn(
  tx: Tx,
  actor: Actor,
  { from, to }: { from: string; to: string },
): Promise<SourceCost[]> {
  return read(tx, actor, sql`s.to_on >= ${from} and s.from_on <= ${to}`)
}

/** What a source cost over a span of days, in the company's own currency. */
export async function addSourceCost(tx: Tx, cost: CostGiven, actor: Actor): Promise<SourceCost> {
  allowEditingCosts(actor)
  const added: SourceCost = {
    ...cost,
    note: cost.note ?? null,
    currency: await workspaceCurrency(tx, actor.workspaceId),
    id: newId<SourceCostId>(),
    version: 1,
  }
  await sql`
    insert into source_costs (workspace_id, id, source, from_on, to_on, amount, currency, note, created_at, created_by)
    values (${actor.workspaceId}, ${added.id}, ${added.source}, ${added.fromOn}, ${added.toOn}, ${added.amount},
            ${added.currency}, ${added.note}, now(), ${actor.memberId})
  `.execute(tx)
  await recordCost(tx, actor, 'added', added)
  return added
}

/** @throws Refusal `changed_meanwhile`, `malformed` where it would end before it begins */
export async function editSourceCost(
  tx: Tx,
  {
    id,
    ifMatch,
    edit,
  }: {
    id: SourceCostId
    ifMatch: number
    edit: { [Field in keyof CostGiven]?: CostGiven[Field] | undefined }
  },
  actor: Actor,
): Promise<SourceCost> {
  allowEditingCosts(actor)
  const cost = await lock(tx, actor, id)
  seen(cost, ifMatch)
  const { after, changes } = edited<SourceCost>(cost, edit as Partial<SourceCost>)
  if (changesNothing(changes)) return cost
  if (after.fromOn > after.toOn) throw fieldRefusal('malformed', 'body.toOn', 'ends before it begins')
  await sql`
    update source_costs
    set source = ${after.source}, from_on = ${after.fromOn}, to_on = ${after.toOn}, amount = ${after.amount},
        note = ${after.note}, version = version + 1
    where workspace_id = ${actor.workspaceId} and id = ${id}
  `.execute(tx)
  await recordCost(tx, actor, 'edited', after)
  return { ...after, version: cost.version + 1 }
}

export async function removeSourceCost(tx: Tx, { id }: { id: SourceCostId }, actor: Actor): Promise<void> {
  allowEditingCosts(actor)
  const cost = await lock(tx, actor, id)
  await sql`delete from source_costs where workspace_id = ${actor.workspaceId} and id = ${id}`.execute(tx)
  await recordCost(tx, actor, 'removed', cost)
}

async function lock(tx: Tx, actor: Actor, id: SourceCostId): Promise<SourceCost> {
  const [cost] = await read(tx, actor, sql`s.id = ${id}`)
  if (!cost) throw new Refusal('not_found')
  return cost
}

async function read(tx: Tx, actor: Actor, condition: RawBuilder<unknown>): Promise<SourceCost[]> {
  const { rows } = await sql<SourceCost>`
    select ${columns} from source_costs s
    where s.workspace_id = ${actor.workspaceId} and ${condition}
    order by s.from_on desc, s.source, s.id
    limit 500
  `.execute(tx)
  return rows
}

async function recordCost(
  tx: Tx,
  actor: Actor,
  what: string,
  { id, source, fromOn, toOn, amount }: SourceCost,
) {
  await record(tx, actor, {
    type: `source_cost.${what}`,
    subject: { type: 'source_cost', id },
    data: { source, fromOn, toOn, amount },
  })
}
