import type { DraftDocument, TaskTemplate } from '../../../../contract/process/process-document.ts'

/**
 * The same three documents, with every task that one of them moved to another stage standing there in all three: so a
 * task one person moves and another renames is both moved and renamed, and never there twice. Mine decides.
 */
export function withTasksMoved(
  base: DraftDocument,
  mine: DraftDocument,
  theirs: DraftDocument,
): [base: DraftDocument, mine: DraftDocument, theirs: DraftDocument] {
  const [baseOf, mineOf, theirsOf] = [stagesOf(base), stagesOf(mine), stagesOf(theirs)]
  let documents: [DraftDocument, DraftDocument, DraftDocument] = [base, mine, theirs]
  for (const key of new Set([...mineOf.keys(), ...theirsOf.keys()])) {
    const target = targetOf(baseOf.get(key), mineOf.get(key), theirsOf.get(key))
    if (target === undefined) continue
    documents = documents.map((document) => taken(document, key, target)) as typeof documents
  }
  return documents
}

/** The stage a task stands in at the end, where the three do not agree. */
function targetOf(base?: string, mine?: string, theirs?: string): string | undefined {
  const places = new Set([base, mine, theirs].filter((place) => place !== undefined))
  if (places.size < 2) return undefined
  return mine === undefined || mine === base ? (theirs ?? mine) : mine
}

/** A task that came to stand in two stages stays where `mine` has it, else in the first. */
export function withoutTwins(document: DraftDocument, mine: DraftDocument): DraftDocument {
  const counts = new Map<string, number>()
  for (const { tasks } of document.stages)
    for (const { key } of tasks) counts.set(key, (counts.get(key) ?? 0) + 1)
  if ([...counts.values()].every((count) => count === 1)) return document
  const mineOf = stagesOf(mine)
  const placed = new Set<string>()
  const own = (stage: string, task: string) => mineOf.get(task) === stage
  const elsewhere = (task: string) =>
    document.stages.some(({ key, tasks }) => own(key, task) && tasks.some((one) => one.key === task))
  const stays = (stage: string, task: string) => {
    if (placed.has(task) || (elsewhere(task) && !own(stage, task))) return false
    placed.add(task)
    return true
  }
  const stages = document.stages.map((stage) => ({
    ...stage,
    tasks: stage.tasks.filter(({ key }) => stays(stage.key, key)),
  }))
  return { ...document, stages }
}

function stagesOf({ stages }: DraftDocument): Map<string, string> {
  return new Map(stages.flatMap(({ key, tasks }) => tasks.map((task) => [task.key, key] as const)))
}

/** A document without that stage keeps the task where it is, or it would go with the stage. */
function taken(document: DraftDocument, key: string, target: string): DraftDocument {
  if (!document.stages.some((stage) => stage.key === target)) return document
  let task: TaskTemplate | undefined
  const without = document.stages.map((stage) => {
    const found = stage.key === target ? undefined : stage.tasks.find((one) => one.key === key)
    if (!found) return stage
    task = found
    return { ...stage, tasks: stage.tasks.filter((one) => one !== found) }
  })
  if (!task) return document
  const moved = task
  const stages = without.map((stage) =>
    stage.key === target ? { ...stage, tasks: [...stage.tasks, moved] } : stage,
  )
  return { ...document, stages }
}
