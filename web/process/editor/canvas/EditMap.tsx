import { useMediaQuery } from '@mantine/hooks'
import { type CSSProperties, Fragment, useEffect, useId, useImperativeHandle, useRef } from 'react'
import type { DocumentFault } from '../../../../contract/process/document-fault.ts'
import type { DraftDocument, Stage } from '../../../../contract/process/process-document.ts'
import { useSay } from '../../../platform/i18n.tsx'
import { Bypasses } from '../../map/Bypasses.tsx'
import { bypassesOf } from '../../map/bypasses.ts'
import type { EditDocument, EditorPlace } from '../../panel/place.ts'
import { AddStage, NewStage } from './AddStage.tsx'
import { DragGhost } from './drag/DragGhost.tsx'
import { useDrag } from './drag/use-drag.ts'
import styles from './EditMap.module.css'
import { EditStation } from './EditStation.tsx'
import { MapContext } from './map.ts'
import { pickedUp } from './map-steps.ts'
import { type Spot, stageSpot, taskSpot } from './spot.ts'
import { useMapKeys } from './use-map-keys.ts'
import { spotOf, useMapWork } from './use-map-work.ts'

interface EditMapProps {
  document: DraftDocument
  faults: readonly DocumentFault[]
  hints: readonly DocumentFault[]
  opened: EditorPlace | undefined
  edit: EditDocument
  onOpen: (place: EditorPlace) => void
  onRemoved: (words: string) => void
  ref: React.Ref<MapHandle>
}

/** For the page: back to the map where one was. */
export interface MapHandle {
  focus: () => void
}

/** The metro line one works on: stations and tasks are added, named, carried and removed where they stand. */
export function EditMap({ document, faults, hints, opened, edit, onOpen, onRemoved, ref }: EditMapProps) {
  const say = useSay()
  const map = useRef<HTMLDivElement>(null)
  const help = useId()
  const down = useMediaQuery('(max-width: 800px)', false, { getInitialValueInEffect: false })
  const work = useMapWork({ map, document, down, edit, onOpen, onRemoved })
  const onKeyDown = useMapKeys(work, down)
  const [onPress, dragged] = useDrag({
    map,
    down,
    thingOf: (element) => {
      const spot = element.closest<HTMLElement>('[data-carry]')?.dataset.carry
      return spot === undefined ? null : pickedUp(document, spot)
    },
    onDrop: work.drop,
  })
  useImperativeHandle(ref, () => ({ focus: () => work.focus.focus(work.focus.spot) }))

  const openedSpot = spotOfPlace(opened)
  useEffect(() => {
    // What opens beside the map must not push out of sight what it is about.
    const element = openedSpot && map.current?.querySelector(`[data-spot="${CSS.escape(openedSpot)}"]`)
    if (element) element.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }, [openedSpot])

  const { shown, adding } = work
  const newAt = adding?.kind === 'stage' ? adding.at : null
  const drawn = newAt === null ? shown.stages : shown.stages.toSpliced(newAt, 0, unnamed)
  const bypasses = bypassesOf(drawn)
  const lanes = Math.max(0, ...bypasses.map(({ lane }) => lane + 1))
  // Before the first stage too, since nothing can be repeated no times in a grid.
  const measures = { '--stages': Math.max(2, drawn.length + 1), '--lanes': lanes } as CSSProperties
  const within = (list: readonly DocumentFault[]) => (path: string) =>
    list.filter((one) => one.path === path || one.path.startsWith(`${path}.`)).length

  return (
    <MapContext
      value={{
        document: shown,
        down,
        spot: work.focus.spot,
        onSpot: work.focus.setSpot,
        opened: openedSpot,
        renaming: work.renaming,
        adding,
        held: work.held,
        dragged: dragged?.carried ?? null,
        faultsAt: within(faults),
        hintsAt: within(hints),
        acts: work.acts,
      }}
    >
      {/* The keys and presses it hears belong to the buttons inside. */}
      <div
        ref={map}
        role="presentation"
        className={styles.frame}
        data-direction={down ? 'down' : 'across'}
        data-dragging={dragged !== null || undefined}
        style={measures}
        onKeyDown={onKeyDown}
        onKeyUp={(event) => {
          // A button would be pressed by the Space that picked it up.
          if (event.key === ' ' && (event.target as HTMLElement).dataset.carry) event.preventDefault()
        }}
        onPointerDown={onPress}
      >
        <div className={styles.map}>
          <Bypasses bypasses={bypasses} lanes={lanes} />
          <ol className={styles.stations} aria-label={say('process.stages')} aria-describedby={help}>
            {shown.stages.map((stage, place) => (
              <Fragment key={stage.key}>
                {newAt === place && <NewStage key={`new ${place}`} first={place === 0} />}
                <EditStation stage={stage} place={place} />
              </Fragment>
            ))}
            {newAt !== null && newAt >= shown.stages.length && (
              <NewStage key={`new ${newAt}`} first={newAt === 0} />
            )}
            <AddStage />
          </ol>
        </div>
        <p id={help} className="only-heard">
          {say('editor.keys')}
        </p>
        <p className="only-heard" role="status" aria-live="assertive">
          {work.said}
        </p>
        {dragged && (
          <DragGhost document={document} spot={spotOf(dragged.carried)} x={dragged.x} y={dragged.y} />
        )}
      </div>
    </MapContext>
  )
}

/** Holds the place of a stage whose name is being written, so that the lines beside the rail go on meeting theirs. */
const unnamed: Stage = {
  key: '',
  name: '',
  winProbability: 0,
  requiredFields: [],
  exitCriteria: [],
  tasks: [],
  maySkipTo: [],
  mayWin: false,
}

function spotOfPlace(place: EditorPlace | undefined): Spot | undefined {
  if (place?.kind === 'stage') return stageSpot(place.stage)
  return place?.kind === 'task' ? taskSpot(place.task) : undefined
}
