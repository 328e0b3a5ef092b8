import { isDeepStrictEqual } from 'node:util'
import type { BulkList } from '../../../contract/bulk.ts'
import type { OwnEdit } from '../../../contract/fields.ts'
import { afterEdit } from '../../fields/read-own.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { type Changes, changesNothing, edited } from '../../platform/edit.ts'
import { type Change, plainBatch, slowBatch } from './change.ts'
import { eachAlone, type Outcome } from './outcome.ts'
import { arePlain } from './plain-fields.ts'
import { type Kept, readRecords, recordsOf } from './records.ts'
import { type Edited, writePlain } from './write-plain.ts'

/** Which fields of a record are to change, as single editing takes them. */
export interface Wanted {
  facts: Readonly<Record<string, unknown>>
  own: OwnEdit
  /** Only where these still stand, by field or `own.<key>`. */
  where?: Readonly<Record<string, unknown>>
}

/**
 * The change of fields. Who may, what changes and how it is told is asked of the same functions as by single editing;
 * plain fields of a batch are then written in one statement, others by the command itself.
 * @param fields those that may change, own ones not among them
 * @param wantedOf what is wanted of each; nothing of one there is nothing to change of
 */
export function editRecords(
  list: BulkList,
  fields: readonly string[],
  wantedOf: (tx: Tx, actor: Actor, ids: readonly string[]) => Promise<(id: string) => Wanted | undefined>,
): Change {
  const { entity, edit } = recordsOf[list]
  const plain = arePlain(list, fields)

  async function look(tx: Tx, actor: Actor, ids: readonly string[], lock = false) {
    const wanted = await wantedOf(tx, actor, ids)
    const records = await readRecords(tx, actor, list, ids, { lock, plain: plain ? fields : undefined })
    return ids.map((id): Looked => {
      const one = wanted(id)
      return { id, wanted: one, ...judgeEdit(actor, list, { id, record: records.get(id), wanted: one }) }
    })
  }

  return {
    ...(plain ? plainBatch : slowBatch),
    event: `${entity}.edited`,
    judge: async (tx, actor, ids) => (await look(tx, actor, ids)).map(outcomeOf),
    async apply(tx, actor, ids) {
      const looked = await look(tx, actor, ids, true)
      if (plain) {
        await writePlain(
          tx,
          actor,
          list,
          looked.flatMap(({ edited }) => edited ?? []),
        )
        return looked.map(outcomeOf)
      }
      const changing = new Map(looked.flatMap((one) => (one.edited ? [[one.id, one]] : [])))
      const done = await eachAlone(tx, [...changing.keys()], async (id) => {
        const one = changing.get(id) as Looked & { edited: Edited }
        const { version } = one.edited.before
        const whole = {
          ...one.wanted?.facts,
          ...(one.wanted && hasOwn(one.wanted) && { own: one.wanted.own }),
        }
        const saved = await edit(tx, { id: id as never, ifMatch: version, edit: whole as never }, actor)
        return saved.version === version ? 'same' : 'changed'
      })
      return [...looked.filter(({ edited }) => !edited).map(outcomeOf), ...done]
    },
  }
}

type Looked = { id: string; wanted: Wanted | undefined; outcome: Outcome; edited?: Edited }

const outcomeOf = ({ outcome }: { outcome: Outcome }) => outcome
const hasOwn = ({ own }: Wanted) => Object.keys(own).length > 0

/** Pure: what editing this record comes to. */
export function judgeEdit(
  actor: Actor,
  list: BulkList,
  { id, record, wanted }: { id: string; record: Kept | undefined; wanted: Wanted | undefined },
): { outcome: Outcome; edited?: Edited } {
  const { may } = recordsOf[list]
  if (!record || !wanted || !may(actor, 'see', record as never)) return refused(id, 'not_found')
  if (!may(actor, 'edit', record as never)) return refused(id, 'not_allowed')
  const { own, changes: ownChanges } = afterEdit(record.own, wanted.own)
  const { after, changes: factChanges } = edited<Kept>({ ...record, own }, wanted.facts as Partial<Kept>)
  const changes: Changes = { ...factChanges, ...ownChanges }
  if (changesNothing(changes)) return { outcome: { id, became: 'same' } }
  if (changes.ownerId && !may(actor, 'give', record as never)) return refused(id, 'not_allowed')
  const standing = Object.entries(wanted.where ?? {})
  if (!standing.every(([field, value]) => isDeepStrictEqual(valueOf(record, field), value)))
    return refused(id, 'changed_meanwhile')
  return { outcome: { id, became: 'changed' }, edited: { before: record, after, changes } }
}

const refused = (id: string, code: 'not_found' | 'not_allowed' | 'changed_meanwhile') => ({
  outcome: { id, became: 'refused' as const, code },
})

const valueOf = ({ own, ...facts }: Kept, field: string) =>
  field.startsWith('own.') ? (own[field.slice(4)] ?? null) : facts[field]
