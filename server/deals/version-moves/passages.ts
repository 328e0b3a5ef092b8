import { isDeepStrictEqual } from 'node:util'
import type { z } from 'zod'
import type { ProcessVersionId } from '../../../contract/ids.ts'
import type { ProcessDocument, Stage, TaskTemplate } from '../../../contract/process/process-document.ts'
import type { MoveVerdict, StageMapping } from '../../../contract/process/version-moves.ts'

/** A version with its document. */
export interface NumberedVersion {
  id: ProcessVersionId
  number: number
  document: ProcessDocument
}

/** What becomes of the deals that stand in one stage of one old version. */
export interface Passage {
  version: NumberedVersion
  from: Stage
  verdict: z.infer<typeof MoveVerdict>
  /** The stage of the new version; null: they stay. */
  to: Stage | null
  /** Where a stage without counterpart would best go, by its place in the order. */
  nearest: string | null
  /** Another stage: the visit ends and another begins. */
  changesStage: boolean
  /** The same stage with another deadline: counted anew from when it was entered. */
  changesClock: boolean
  /** Keys of tasks that go along; open ones keep their person and due date. */
  kept: readonly string[]
  /** Templates of kept tasks that say something else now: open tasks take it over. */
  rewritten: readonly TaskTemplate[]
  /** Templates that a deal which has no such task yet gets one from, where their condition holds. */
  candidates: readonly TaskTemplate[]
  /** Keys of tasks that the new stage does not have: open ones are cancelled. */
  gone: readonly string[]
}

/** Pure: a passage for every stage of every old version. The last word on a stage counts, a version's own before all. */
export function passagesTo(
  target: ProcessDocument,
  versions: readonly NumberedVersion[],
  mapping: readonly StageMapping[],
): Passage[] {
  return versions.flatMap((version) =>
    version.document.stages.map((from) => {
      const asked =
        mapping.findLast((line) => line.fromVersion === version.number && line.from === from.key) ??
        mapping.findLast((line) => line.fromVersion === undefined && line.from === from.key)
      const key = asked ? asked.to : from.key
      const to = target.stages.find((stage) => stage.key === key) ?? null
      const verdict = !asked
        ? to
          ? 'same_stage'
          : 'cannot_be_mapped'
        : !to
          ? 'stays'
          : to.key === from.key
            ? 'same_stage'
            : 'mapped'
      return {
        version,
        from,
        verdict,
        to,
        nearest: nearestStage(version.document, target, from.key),
        ...(to ? tasksOf(from, to) : nothing),
      }
    }),
  )
}

const nothing = {
  changesStage: false,
  changesClock: false,
  kept: [],
  rewritten: [],
  candidates: [],
  gone: [],
} as const

/** A condition is judged on entering a stage: in the same stage a template is asked anew only where it says something else. */
function tasksOf(from: Stage, to: Stage): Omit<Passage, 'version' | 'from' | 'verdict' | 'to' | 'nearest'> {
  const changesStage = from.key !== to.key
  const before = new Map(from.tasks.map((template) => [template.key, template]))
  const also = to.tasks.filter(({ key }) => before.has(key))
  return {
    changesStage,
    changesClock: !changesStage && !isDeepStrictEqual(spansOf(from), spansOf(to)),
    kept: to.tasks.map(({ key }) => key),
    rewritten: also.filter((template) => !isDeepStrictEqual(template, before.get(template.key))),
    candidates: changesStage
      ? to.tasks
      : to.tasks.filter(({ key, when }) => !before.has(key) || before.get(key)?.when !== when),
    gone: from.tasks.flatMap(({ key }) => (to.tasks.some((template) => template.key === key) ? [] : [key])),
  }
}

const spansOf = ({ deadline }: Stage) => [deadline?.warn, deadline?.breach]

/** The nearest stage before it, else after it, that both versions have; else the one at the same place. */
function nearestStage(before: ProcessDocument, after: ProcessDocument, key: string): string | null {
  const place = before.stages.findIndex((stage) => stage.key === key)
  const has = (stage: Stage) => after.stages.some((other) => other.key === stage.key)
  const known = before.stages.slice(0, place + 1).findLast(has) ?? before.stages.slice(place + 1).find(has)
  return (known ?? after.stages[Math.min(place, after.stages.length - 1)])?.key ?? null
}
