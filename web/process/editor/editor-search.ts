import { type RawSearch, textOf } from '../../platform/search-params.ts'
import type { EditorPlace } from '../panel/place.ts'

/** What the editor shows beside the map, as its address says it: `?open=task.visit.measure`. */
export interface EditorSearch {
  open: string | undefined
}

export function readEditorSearch(raw: RawSearch): EditorSearch {
  return { open: textOf(raw.open) }
}

/** Keys hold no dots, so a place is its kind and keys with dots between. */
export function placeText(place: EditorPlace): string {
  if (place.kind === 'stage') return `stage.${place.stage}`
  if (place.kind === 'task') return `task.${place.stage}.${place.task}`
  if (place.kind === 'questionnaires' && place.questionnaire) return `questionnaires.${place.questionnaire}`
  return place.kind
}

export function placeIn(text: string | undefined): EditorPlace | undefined {
  const [kind, first, second] = text?.split('.') ?? []
  if (kind === 'stage' && first) return { kind, stage: first }
  if (kind === 'task' && first && second) return { kind, stage: first, task: second }
  if (kind === 'questionnaires') return first ? { kind, questionnaire: first } : { kind }
  return plain.find((place) => place.kind === kind)
}

const plain = [
  { kind: 'process' },
  { kind: 'roles' },
  { kind: 'nurturing' },
  { kind: 'reasons' },
] as const satisfies EditorPlace[]
