import { createHash } from 'node:crypto'
import type { OwnValues } from '../../../contract/fields.ts'
import type { RowFault } from '../../../contract/imports/imports.ts'
import type { DealsMapping, StageMeaning } from '../../../contract/imports/mapping.ts'
import type { Text } from '../../../contract/text.ts'
import { firstStage } from '../../process/movement.ts'
import { plainForm } from '../mapping/similar-values.ts'
import type { MoneyRead } from '../reading/read-cell.ts'
import type { DateRead } from '../reading/read-date.ts'
import type { RowRead } from '../reading/read-row.ts'
import type { Run } from '../running/run.ts'
import type { DealPerson } from './find-deal-people.ts'
import type { Linked } from './link-rows.ts'

/** A deal as its row tells it. Absent facts were not in the row; instants are epoch ms. */
export interface DealDraft {
  read: RowRead
  linked: Linked
  person: DealPerson | null
  externalId: string
  /** Null where no column is the title. */
  title: string | null
  meaning: StageMeaning | null
  amount: MoneyRead | null
  opened: number | null
  closed: number | null
  facts: Partial<
    Record<'source' | 'channel' | 'expected_close_on' | 'next_contact_on' | 'close_note', string>
  >
  own: OwnValues
  closeReason: string | null
  /** Of a new deal whose row has no title. */
  madeTitle: string
  faults: RowFault[]
  flags: string[]
}

const dayMs = 86_400_000

/** Pure: the row's values put together, with everything that is wrong with them. */
export function draftDeal(
  run: Run<DealsMapping>,
  read: RowRead,
  linked: Linked,
  person: DealPerson | null,
): DealDraft {
  const { values } = read
  const faults = [...read.faults, ...linked.faults]
  const flags = [...linked.flags]
  const opened = values.opened === undefined ? null : run.instant(values.opened as DateRead)
  const closed = values.closed === undefined ? null : run.instant(values.closed as DateRead)
  const meaning = meaningOf(run, read, faults)
  const columnOf = (field: string) =>
    Object.entries(run.mapping.columns).find(
      ([, of]) => (typeof of === 'string' ? of : of.field) === field,
    )?.[0] ?? null
  const wrong = (field: string, code: string) => faults.push({ column: columnOf(field), code, value: null })
  const late = Date.now() + dayMs
  if (opened !== null && opened > late) wrong('opened', 'in_the_future')
  const isClosed = meaning !== null && 'outcome' in meaning
  if (isClosed && closed !== null && closed > late) wrong('closed', 'in_the_future')
  if (isClosed && opened !== null && closed !== null && closed < opened)
    wrong('closed', 'closed_before_opened')
  if (isClosed && closed === null) flags.push('no_closed_date')
  const facts: DealDraft['facts'] = {}
  for (const field of ['source', 'channel', 'expected_close_on', 'next_contact_on', 'close_note'] as const)
    if (values[field] !== undefined) facts[field] = values[field] as string
  // Many systems keep one "close date": what is expected while the deal is open, what was afterwards.
  if (!isClosed && values.closed !== undefined) facts.expected_close_on ??= (values.closed as DateRead).day
  const amount = (values.amount as MoneyRead | undefined) ?? null
  const externalId = externalIdOf(run, read)
  if (externalId === '') wrong('external_id', 'empty')
  return {
    read,
    linked,
    person,
    externalId,
    title: (values.title as string | undefined) ?? null,
    meaning,
    amount,
    opened,
    closed,
    facts,
    own: read.own,
    closeReason: reasonOf(run, meaning, values.close_reason as string | undefined, facts),
    madeTitle: titleOf(run, read, externalId),
    faults,
    flags,
  }
}

/** Without ids of its own, a row is known by everything in it. */
export function externalIdOf(
  { mapping: { identity } }: Run<DealsMapping>,
  { values, cells }: RowRead,
): string {
  const said = values.external_id as string | undefined
  if (identity === 'external_id') return said ?? ''
  if (identity === 'stagecraft_id' && said !== undefined) return said
  return `row:${createHash('sha256').update(JSON.stringify(cells)).digest('base64url')}`
}

/** A status beside the stage says how it ended; the stage is then where. */
function meaningOf(run: Run<DealsMapping>, read: RowRead, faults: RowFault[]): StageMeaning | null {
  const stage = stageMeaning(run, read, faults)
  const { status } = read.values
  if ((status !== 'won' && status !== 'lost') || (stage && 'outcome' in stage)) return stage
  return { outcome: status, ...stage }
}

/** The mapping's word, else a stage that is called so. No stage column: the first stage. */
function stageMeaning(
  run: Run<DealsMapping>,
  { meanings, values }: RowRead,
  faults: RowFault[],
): StageMeaning | null {
  const stages = run.process?.document.stages ?? []
  const said = meanings.stage
  const text = values.stage as string | undefined
  const column = Object.entries(run.mapping.columns).find(
    ([, of]) => (typeof of === 'string' ? of : of.field) === 'stage',
  )?.[0]
  const wrong = (code: string, value: string | null) => {
    faults.push({ column: column ?? null, code, value })
    return null
  }
  if (said) {
    const { stage } = said
    if (stage !== undefined && !stages.some(({ key }) => key === stage)) return wrong('unknown_stage', stage)
    return said
  }
  if (text !== undefined) {
    const plain = plainForm(text)
    const found = stages.find(({ key, name }) =>
      [key, ...namesIn(name)].some((word) => plainForm(word) === plain),
    )
    return found ? { stage: found.key } : wrong('unknown_value', text)
  }
  return null
}

const namesIn = (name: Text) => (typeof name === 'string' ? [name] : Object.values(name))

function reasonOf(
  { process }: Run,
  meaning: StageMeaning | null,
  text: string | undefined,
  facts: DealDraft['facts'],
): string | null {
  if (meaning === null || !('outcome' in meaning)) return null
  const reasons =
    (meaning.outcome === 'won' ? process?.document.wonReasons : process?.document.lostReasons) ?? []
  if (text === undefined) return meaning.reason ?? null
  const found = reasons.find(({ key, name }) =>
    [key, ...namesIn(name)].some((word) => plainForm(word) === plainForm(text)),
  )
  // A reason the process does not list is kept in words.
  if (!found) facts.close_note = facts.close_note === undefined ? text : `${text}\n${facts.close_note}`
  return found?.key ?? meaning.reason ?? null
}

function titleOf(
  { mapping, columns }: Run<DealsMapping>,
  { cells, names }: RowRead,
  externalId: string,
): string {
  const pattern =
    mapping.title ??
    [mapping.relations.company, mapping.relations.product]
      .flatMap((one) => (one ? `{${one.column}}` : []))
      .join(' · ')
  const relationOf = (column: string) =>
    Object.entries(mapping.relations).find(([, one]) => one?.column === column)?.[0] ?? ''
  const filled = pattern
    .split(/\s*·\s*/)
    .map((part) =>
      part
        .replace(
          /\{([^{}]+)\}/g,
          (_, column: string) => names[relationOf(column)] ?? cells[columns.indexOf(column)] ?? '',
        )
        .replace(/\s+/g, ' ')
        .trim(),
    )
    .filter((part) => part !== '')
    .join(' · ')
  return (filled || externalId).slice(0, 200)
}

/**
 * The stage a deal stands in, or was closed in. Where the row does not say: the first for an open one, the last for a
 * closed one.
 */
export function stageOfDraft({ process }: Run, meaning: StageMeaning | null): string {
  const { document } = process as NonNullable<Run['process']>
  if (meaning?.stage) return meaning.stage
  if (meaning === null || !('outcome' in meaning)) return firstStage(document).key
  return (document.stages.at(-1) ?? firstStage(document)).key
}
