import type { DraftDocument, Stage, TaskTemplate } from '../../../../contract/process/process-document.ts'

/** The thing with these fields anew; a field given as `undefined` is left out, as YAML has it. */
export function withFields<Thing extends object>(thing: Thing, fields: Changed<Thing>): Thing {
  const next: Record<string, unknown> = { ...thing, ...fields }
  for (const [name, value] of Object.entries(fields)) if (value === undefined) delete next[name]
  return next as Thing
}

export type Changed<Thing> = { [Name in keyof Thing]?: Thing[Name] | undefined }

/** The document with one stage changed; unchanged where the stage is gone meanwhile. */
export function changeStage(
  document: DraftDocument,
  key: string,
  change: (stage: Stage) => Stage,
): DraftDocument {
  return { ...document, stages: replaced(document.stages, key, change) }
}

export function changeTask(
  document: DraftDocument,
  place: { stage: string; task: string },
  change: (task: TaskTemplate) => TaskTemplate,
): DraftDocument {
  return changeStage(document, place.stage, (stage) => ({
    ...stage,
    tasks: replaced(stage.tasks, place.task, change),
  }))
}

/** The list with the one of this key changed. */
export function replaced<Item extends { key: string }>(
  items: readonly Item[],
  key: string,
  change: (item: Item) => Item,
): Item[] {
  return items.map((item) => (item.key === key ? change(item) : item))
}

/** The list with one of its things elsewhere. Unchanged when there is no such place. */
export function moved<Item>(items: readonly Item[], from: number, to: number): Item[] {
  const next = [...items]
  if (from < 0 || to < 0 || from >= next.length || to >= next.length) return next
  next.splice(to, 0, ...next.splice(from, 1))
  return next
}

/** The list with or without a key, in the order of `all`. */
export function toggled<Key extends string>(chosen: readonly Key[], key: Key, all: readonly Key[]): Key[] {
  const next = new Set(chosen)
  if (!next.delete(key)) next.add(key)
  return all.filter((one) => next.has(one))
}
