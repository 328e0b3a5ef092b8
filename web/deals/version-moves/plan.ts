import type {
  ConditionalTasks,
  StageMapping,
  VersionMovePreview,
} from '../../../contract/process/version-moves.ts'

export type PlanRow = VersionMovePreview['rows'][number]

/** What a person decided of each stage: a stage of the new version, or null for staying. Undecided ones are absent. */
export type Decisions = Readonly<Record<string, string | null>>

export const placeOf = (row: Pick<PlanRow, 'fromVersion'> & { from: { key: string } }) =>
  `${row.fromVersion} ${row.from.key}`

/** Pure: a decision, which goes for the same stage of other versions too where nothing is decided yet. */
export function decide(
  before: Decisions,
  rows: readonly PlanRow[],
  of: PlanRow,
  to: string | null,
): Decisions {
  const alike = rows.filter(
    (row) =>
      row.from.key === of.from.key &&
      row.verdict === 'cannot_be_mapped' &&
      of.verdict === 'cannot_be_mapped' &&
      before[placeOf(row)] === undefined,
  )
  return { ...before, ...Object.fromEntries([of, ...alike].map((row) => [placeOf(row), to])) }
}

/** Pure: the decisions as the server takes them. */
export function mappingOf(decisions: Decisions): StageMapping[] {
  return Object.entries(decisions).map(([place, to]) => {
    const [version = '', from = ''] = place.split(' ')
    return { fromVersion: Number(version), from, to }
  })
}

/** Pure: rows by version, the newest first. */
export function byVersion(rows: readonly PlanRow[]): { number: number; rows: PlanRow[]; deals: number }[] {
  return [...Map.groupBy(rows, (row) => row.fromVersion)]
    .map(([number, own]) => ({ number, rows: own, deals: own.reduce((sum, row) => sum + row.deals, 0) }))
    .sort((a, b) => b.number - a.number)
}

/** Pure: which versions to ask for. All older ones are asked for by saying nothing. */
export function versionsAfter(
  chosen: readonly number[] | undefined,
  shown: readonly number[],
  target: number,
  toggled: number,
): number[] {
  const before = chosen ?? shown.filter((number) => number < target)
  return before.includes(toggled)
    ? before.filter((number) => number !== toggled)
    : [...before, toggled].sort((a, b) => a - b)
}

/** Pure: the preview with what was counted of tasks with a condition, once all of it is. */
export function withCounted(
  preview: VersionMovePreview,
  pages: readonly ConditionalTasks[],
): VersionMovePreview {
  if (pages.at(-1)?.after !== null) return preview
  const counted = pages.flatMap(({ rows }) => rows)
  const add = <Counts extends Counted>(counts: Counts, found: readonly Found[]): Counts => ({
    ...counts,
    newMandatory: found.reduce((sum, row) => sum + row.newMandatory, counts.newMandatory),
    newOptional: found.reduce((sum, row) => sum + row.newOptional, counts.newOptional),
    newPerhaps: 0,
  })
  return {
    ...preview,
    rows: preview.rows.map((row) =>
      add(
        row,
        counted.filter(({ fromVersion, from }) => fromVersion === row.fromVersion && from === row.from.key),
      ),
    ),
    total: add(preview.total, counted),
  }
}

type Found = ConditionalTasks['rows'][number]
type Counted = Pick<PlanRow, 'newMandatory' | 'newOptional' | 'newPerhaps'>
