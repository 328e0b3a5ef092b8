import { sql } from 'kysely'
import type { ProcessId, ProcessVersionId } from '../../../contract/ids.ts'
import type { StageMapping } from '../../../contract/process/version-moves.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { type FieldFault, Refusal, unknownRecord } from '../../platform/refusal.ts'
import { documentsOf } from '../../process/versions/version-document.ts'
import type { NumberedVersion } from './passages.ts'

export interface AskedVersions {
  toVersion: number
  fromVersions?: readonly number[] | undefined
  mapping: readonly StageMapping[]
}

/**
 * The versions a move is about, with their documents.
 * @returns the target, those to move from, and all others of the process
 * @throws Refusal `not_found`: no such process; `malformed` naming the field: no such version or stage
 */
export async function versionsAsked(
  tx: Tx,
  actor: Actor,
  processId: ProcessId,
  { toVersion, fromVersions, mapping }: AskedVersions,
): Promise<{ target: NumberedVersion; from: NumberedVersion[]; others: NumberedVersion[] }> {
  const all = await versionsOf(tx, actor, processId)
  const target = all.find(({ number }) => number === toVersion)
  if (!target) throw unknownRecord('body.toVersion')
  const others = all.filter(({ number }) => number !== toVersion)
  fromVersions?.forEach((asked, at) => {
    if (!others.some(({ number }) => number === asked)) throw unknownRecord(`body.fromVersions.${at}`)
  })
  const from = others.filter(({ number }) => fromVersions?.includes(number) ?? number < toVersion)
  mustKnowStages(mapping, target, from)
  return { target, from, others }
}

/** Every version of the process by its number. */
export async function versionsOf(tx: Tx, actor: Actor, processId: ProcessId): Promise<NumberedVersion[]> {
  const { rows } = await sql<{ id: ProcessVersionId; number: number }>`
    select id, number from process_versions
    where workspace_id = ${actor.workspaceId} and process_id = ${processId}
    order by number
  `.execute(tx)
  if (rows.length === 0) throw new Refusal('not_found')
  const documents = await documentsOf(
    tx,
    rows.map(({ id }) => id),
  )
  return rows.flatMap(({ id, number }) => {
    const document = documents.get(id)
    return document ? { id, number, document } : []
  })
}

function mustKnowStages(
  mapping: readonly StageMapping[],
  target: NumberedVersion,
  from: readonly NumberedVersion[],
): void {
  const faults: FieldFault[] = []
  const fault = (at: number, field: keyof StageMapping, message: string) =>
    faults.push({ path: `body.mapping.${at}.${field}`, code: 'unknown_stage', message })
  const has = ({ document }: NumberedVersion, key: string) =>
    document.stages.some((stage) => stage.key === key)
  mapping.forEach((line, at) => {
    if (line.to !== null && !has(target, line.to))
      fault(at, 'to', `version ${target.number} has no stage ${line.to}`)
    const meant = from.filter(({ number }) => line.fromVersion === undefined || number === line.fromVersion)
    if (!meant.some((version) => has(version, line.from)))
      fault(at, 'from', `no version that deals are moved from has a stage ${line.from}`)
  })
  if (faults.length > 0) throw new Refusal('malformed', undefined, faults)
}
