import { sql } from 'kysely'
import type { ImportId } from '../../../contract/ids.ts'
import type { DryRun, RowFault } from '../../../contract/imports/imports.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { Refusal } from '../../platform/refusal.ts'
import { failed, notNow, type Plan } from '../import.ts'
import { checkMapping } from '../mapping/check-mapping.ts'
import { ownFieldsInto } from '../mapping/own-columns.ts'
import { allowMapping } from '../policy.ts'
import { duplicateRows } from '../records/duplicate-rows.ts'
import type { Flat } from '../records/flat-records.ts'
import type { DealRecord } from '../records/import-deals.ts'
import { recordKind } from '../records/record-kinds.ts'
import { loadImport, waitingRows } from '../table.ts'
import { beginRun } from './run.ts'

/** Of a longer file this many rows are tried: enough to meet every kind of fault, and answered within seconds. */
const mostRows = 50_000
const batchOf = 2_000
const examplesKept = 5
const samplesKept = 5

/**
 * Plans every row as the run would and writes nothing.
 * @throws Refusal `mapping_incomplete`, `import_running`
 */
export async function tryImport(tx: Tx, { id }: { id: ImportId }, actor: Actor): Promise<DryRun> {
  const one = await loadImport(tx, actor.workspaceId, id)
  const refusal = notNow('run', one)
  if (refusal) throw new Refusal(refusal, { state: one.state })
  if (!one.mapping) throw new Refusal('mapping_incomplete')
  checkMapping(one.mapping, one, await ownFieldsInto(tx, actor.workspaceId, one.mapping))
  allowMapping(actor, one.mapping)
  const run = await beginRun(tx, actor.workspaceId, one, { dry: true })
  const twice = await sql<{ row: number; column: string | null; value: string | null }>`
    ${duplicateRows(actor.workspaceId, one)}
  `.execute(tx)
  const again = new Map(twice.rows.map((row) => [row.row, row]))
  const tally = new Tally()
  for (let after = 0; tally.rows < mostRows; ) {
    const rows = await waitingRows(tx, actor.workspaceId, id, { after, most: batchOf })
    const last = rows.at(-1)
    if (!last) break
    after = last.row
    const first = rows.filter(({ row }) => !again.has(row))
    tally.add(await recordKind(run.mapping).plan(tx, actor, run, first))
    tally.add(rows.flatMap(({ row }) => (again.has(row) ? [failed(row, twiceFault(again.get(row)))] : [])))
  }
  return tally.result()
}

const twiceFault = (one: { column: string | null; value: string | null } | undefined): RowFault => ({
  column: one?.column ?? null,
  code: 'twice_in_file',
  value: one?.value ?? null,
})

class Tally {
  rows = 0
  private readonly states = { created: 0, updated: 0, unchanged: 0, failed: 0 }
  private flagged = 0
  private readonly flags = new Map<string, number>()
  private readonly faults = new Map<string, DryRun['faults'][number]>()
  private readonly also = new Map<string, Set<string>>()
  private readonly sample: DryRun['sample'] = []

  add(plans: readonly Plan[]): void {
    for (const plan of plans) {
      this.rows++
      this.states[plan.state]++
      if (plan.flags.length > 0) this.flagged++
      for (const flag of plan.flags) this.flags.set(flag, (this.flags.get(flag) ?? 0) + 1)
      for (const fault of plan.faults) this.addFault(plan.row, fault)
      for (const { what, name } of plan.also ?? []) {
        const names = this.also.get(what) ?? new Set()
        this.also.set(what, names.add(name.toLowerCase()))
      }
      if (this.sample.length < samplesKept && plan.record)
        this.sample.push({ row: plan.row, record: inWords(plan.record) })
    }
  }

  private addFault(row: number, { column, code, value }: RowFault): void {
    const key = `${column} ${code}`
    const known = this.faults.get(key) ?? { column, code, rows: 0, examples: [] }
    known.rows++
    if (known.examples.length < examplesKept) known.examples.push({ row, value })
    this.faults.set(key, known)
  }

  result(): DryRun {
    return {
      rows: this.rows,
      ...this.states,
      flagged: this.flagged,
      faults: [...this.faults.values()].toSorted((a, b) => b.rows - a.rows),
      flags: [...this.flags].map(([flag, rows]) => ({ flag, rows })).toSorted((a, b) => b.rows - a.rows),
      alsoCreated: [...this.also].map(([what, names]) => ({ what, names: names.size })),
      sample: this.sample,
    }
  }
}

/** The record as its row would make it, for the eye: fields and names, no ids. */
function inWords(record: unknown): Record<string, unknown> {
  const flat = record as Flat
  if ('values' in flat) return { ...flat.read.values, ...flat.read.names }
  const { draft } = record as DealRecord
  return {
    title: draft.title ?? draft.madeTitle,
    ...draft.read.values,
    ...draft.read.names,
    ...(draft.meaning && { stage: draft.meaning }),
  }
}
