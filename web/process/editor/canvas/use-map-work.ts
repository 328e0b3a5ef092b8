import { type RefObject, useState } from 'react'
import type { DraftDocument } from '../../../../contract/process/process-document.ts'
import type { EditDocument, EditorPlace } from '../../panel/place.ts'
import { addStage, keyOfNewStage } from '../edits/add-stage.ts'
import { addTask, keyOfNewTask } from '../edits/add-task.ts'
import { duplicateStage, duplicateTask, keyOfStageCopy, keyOfTaskCopy } from '../edits/duplicate.ts'
import { stageOf, stageOfTask, taskOf } from '../edits/find.ts'
import { removeStage } from '../edits/remove-stage.ts'
import { removeTask } from '../edits/remove-task.ts'
import { renameStage, renameTask } from '../edits/rename.ts'
import type { MapActs } from './map.ts'
import { carriedOn, neighbourOf, pickedUp, putDown, type Way } from './map-steps.ts'
import {
  type Adding,
  addStageSpot,
  addTaskSpot,
  type Carried,
  type Spot,
  stageSpot,
  taskSpot,
} from './spot.ts'
import { useMapFocus } from './use-map-focus.ts'
import { useMapWords } from './use-map-words.ts'

interface Given {
  map: RefObject<HTMLElement | null>
  document: DraftDocument
  down: boolean
  edit: EditDocument
  onOpen: (place: EditorPlace) => void
  /** Something is gone, and can be brought back. */
  onRemoved: (words: string) => void
}

/** Everything a hand or a key does on the map, and what is being done at the moment. */
export function useMapWork({ map, document, down, edit, onOpen, onRemoved }: Given) {
  const words = useMapWords()
  const [renaming, setRenaming] = useState<Spot | null>(null)
  const [adding, setAdding] = useState<Adding>(null)
  const [held, setHeld] = useState<Carried | null>(null)
  const [said, setSaid] = useState('')
  const focus = useMapFocus(map, document)
  const shown = held ? putDown(document, held) : document

  const acts: MapActs = {
    open: (spot) => {
      const place = placeOf(document, spot)
      if (place) onOpen(place)
    },
    beginRenaming: setRenaming,
    rename(spot, name) {
      const [kind, key] = partsOf(spot)
      const write = words.inMyLanguage(name)
      const change = kind === 'stage' ? renameStage : renameTask
      edit((before) => change(before, key, write), words.step('rename', nameAt(spot)))
      setRenaming(null)
      focus.focus(spot)
    },
    beginAdding: setAdding,
    add(name, by) {
      if (adding?.kind === 'stage') {
        const { at } = adding
        const spot = stageSpot(keyOfNewStage(document, name))
        edit((before) => addStage(before, name, Math.min(at, before.stages.length)), words.step('add', name))
        setAdding(by === 'enter' ? { kind: 'stage', at: at + 1 } : null)
        focus.setSpot(spot)
      } else if (adding) {
        const spot = taskSpot(keyOfNewTask(document, name))
        edit((before) => addTask(before, adding.stage, name), words.step('add', name))
        setAdding(by === 'enter' ? { ...adding, written: (adding.written ?? 0) + 1 } : null)
        focus.setSpot(spot)
      }
      setSaid(words.added(name))
    },
    stopWriting() {
      if (renaming) focus.focus(renaming)
      else if (adding) focus.focus(backFrom(adding))
      setRenaming(null)
      setAdding(null)
    },
    duplicate(spot) {
      const [kind, key] = partsOf(spot)
      const step = words.step('duplicate', nameAt(spot))
      if (kind === 'stage') edit((before) => duplicateStage(before, key, words.copyOf), step)
      else edit((before) => duplicateTask(before, key, words.copyOf), step)
      focus.focus(
        kind === 'stage' ? stageSpot(keyOfStageCopy(document, key)) : taskSpot(keyOfTaskCopy(document, key)),
      )
    },
    remove(spot) {
      const [kind, key] = partsOf(spot)
      const name = nameAt(spot)
      focus.focus(neighbourOf(document, spot))
      const change = kind === 'stage' ? removeStage : removeTask
      edit((before) => change(before, key), words.step('remove', name))
      onRemoved(words.removed(name))
    },
    nudge(spot, way) {
      const thing = pickedUp(document, spot)
      if (thing) drop(carriedOn(document, thing, way, down))
    },
  }

  function drop(carried: Carried): void {
    const spot = spotOf(carried)
    edit((before) => putDown(before, carried), words.step('move', nameAt(spot)))
    setSaid(words.put(putDown(document, carried), carried))
    focus.focus(spot)
  }

  return {
    shown,
    renaming,
    adding,
    held,
    said,
    acts,
    drop,
    focus,
    pickUp(spot: Spot) {
      const thing = pickedUp(document, spot)
      if (!thing) return
      setHeld(thing)
      setSaid(words.pickedUp(document, thing))
    },
    carry(way: Way) {
      if (!held) return
      const next = carriedOn(document, held, way, down)
      setHeld(next)
      setSaid(words.over(putDown(document, next), next))
      focus.focus(spotOf(next))
    },
    letGo() {
      if (!held) return
      setHeld(null)
      drop(held)
    },
    putBack() {
      if (!held) return
      setHeld(null)
      setSaid(words.putBack(nameAt(spotOf(held))))
      focus.focus(spotOf(held))
    },
  }

  function nameAt(spot: Spot): string {
    const [kind, key] = partsOf(spot)
    return words.text((kind === 'stage' ? stageOf(document, key) : taskOf(document, key))?.name)
  }

  function backFrom(at: NonNullable<Adding>): Spot {
    if (at.kind === 'task') return addTaskSpot(at.stage)
    const before = document.stages[at.at - 1]
    return at.at >= document.stages.length || !before ? addStageSpot : stageSpot(before.key)
  }
}

const partsOf = (spot: Spot): [kind: string, key: string] => {
  const [kind = '', key = ''] = spot.split(':')
  return [kind, key]
}

export const spotOf = ({ kind, key }: Carried): Spot => (kind === 'stage' ? stageSpot(key) : taskSpot(key))

export function placeOf(document: DraftDocument, spot: Spot): EditorPlace | undefined {
  const [kind, key] = partsOf(spot)
  if (kind === 'stage') return { kind: 'stage', stage: key }
  const stage = stageOfTask(document, key)
  return stage && { kind: 'task', stage: stage.key, task: key }
}
