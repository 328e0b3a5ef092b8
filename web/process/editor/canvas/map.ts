import { createContext, use } from 'react'
import type { DraftDocument } from '../../../../contract/process/process-document.ts'
import type { Adding, Carried, Spot } from './spot.ts'

/** What every part of the map that is worked on knows. */
export interface MapWork {
  /** As it is shown: with what is in the hand where it would be put down. */
  document: DraftDocument
  down: boolean
  /** The one spot the tabulator stops at. */
  spot: Spot
  onSpot: (spot: Spot) => void
  /** The spot whose details stand in the side panel. */
  opened: Spot | undefined
  renaming: Spot | null
  adding: Adding
  /** Taken up by keys; it is shown where it would be put down. */
  held: Carried | null
  /** Dragged by a pointer; a line shows where it would be put down. */
  dragged: Carried | null
  faultsAt: (path: string) => number
  hintsAt: (path: string) => number
  acts: MapActs
}

export interface MapActs {
  open: (spot: Spot) => void
  beginRenaming: (spot: Spot) => void
  rename: (spot: Spot, name: string) => void
  beginAdding: (adding: Adding) => void
  add: (name: string, by: 'enter' | 'leaving') => void
  stopWriting: () => void
  duplicate: (spot: Spot) => void
  remove: (spot: Spot) => void
  nudge: (spot: Spot, way: 'onward' | 'back' | 'up' | 'down') => void
}

export const MapContext = createContext<MapWork | null>(null)

export function useMapWork(): MapWork {
  const work = use(MapContext)
  if (!work) throw new Error('This is shown only on the map of the editor')
  return work
}
