import { sql } from 'kysely'
import type { SegmentId } from '../../contract/ids.ts'
import { keyOfName } from '../../contract/key-of-name.ts'
import type { SaveSegment } from '../../contract/segments/segments.ts'
import type { Actor } from '../platform/actor.ts'
import type { Tx } from '../platform/database/tx.ts'
import { record } from '../platform/events/record.ts'
import { newId } from '../platform/ids.ts'
import { fitFilter } from './fit-filter.ts'
import { allowShare } from './policy.ts'
import { mustBeNewName } from './segment-name.ts'
import { insertSegment, type SegmentRow } from './table.ts'

/**
 * Keeps a filter under a name. Its key is made of the name once: rules name the segment by it.
 * @throws Refusal `already_exists` for the name of another one may see, `malformed` naming what is not known
 */
export async function saveSegment(tx: Tx, input: SaveSegment, actor: Actor): Promise<SegmentRow> {
  allowShare(actor, input.shared)
  await fitFilter(tx, input.entity, input.filter, actor, { shared: input.shared })
  await mustBeNewName(tx, actor, input)
  const segment: SegmentRow = {
    ...input,
    id: newId<SegmentId>(),
    key: keyOfName(input.name, await takenKeys(tx, actor), 'segment'),
    ownerId: actor.memberId,
    createdAt: new Date().toISOString(),
    version: 1,
  }
  await insertSegment(tx, actor, segment)
  await record(tx, actor, {
    type: 'segment.saved',
    subject: { type: 'segment', id: segment.id },
    data: { name: segment.name, entity: segment.entity, shared: segment.shared },
  })
  return segment
}

async function takenKeys(tx: Tx, actor: Actor): Promise<string[]> {
  const { rows } = await sql<{ key: string }>`
    select key from segments where workspace_id = ${actor.workspaceId}
  `.execute(tx)
  return rows.map(({ key }) => key)
}
