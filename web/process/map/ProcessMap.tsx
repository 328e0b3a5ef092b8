import { type CSSProperties, useId, useRef } from 'react'
import type { ProcessDocument } from '../../../contract/process/process-document.ts'
import { useSay } from '../../platform/i18n.tsx'
import { StagePanel } from '../details/StagePanel.tsx'
import { BuyingLine } from './BuyingLine.tsx'
import { Bypasses } from './Bypasses.tsx'
import { bypassesOf } from './bypasses.ts'
import { MapKey } from './MapKey.tsx'
import styles from './ProcessMap.module.css'
import { StationAcross } from './StationAcross.tsx'
import { StationDown } from './StationDown.tsx'
import { useMapDirection } from './use-map-direction.ts'
import { useStationKeys } from './use-station-keys.ts'

interface ProcessMapProps {
  document: ProcessDocument
  /** The key of the stage whose details are open. */
  chosen: string | undefined
  onChoose: (stage: string) => void
}

/**
 * The process as a metro line: stations are stages. Across where there is room, with the chosen station's details
 * beneath; else down the page, each station with its own.
 */
export function ProcessMap({ document, chosen, onChoose }: ProcessMapProps) {
  const say = useSay()
  const frame = useRef<HTMLDivElement>(null)
  const panel = useId()
  const direction = useMapDirection(frame, document.stages.length)
  const onKeys = useStationKeys(onChoose)
  const bypasses = bypassesOf(document.stages)
  const lanes = Math.max(0, ...bypasses.map(({ lane }) => lane + 1))
  const place = Math.max(
    0,
    document.stages.findIndex(({ key }) => key === chosen),
  )
  const measures = { '--stages': document.stages.length, '--lanes': lanes } as CSSProperties
  return (
    <div ref={frame} data-direction={direction} style={measures}>
      <MapKey document={document} />
      <div className={styles.map}>
        <Bypasses bypasses={bypasses} lanes={lanes} />
        <ol className={styles.stations} aria-label={say('process.stages')}>
          {document.stages.map((stage, index) =>
            direction === 'across' ? (
              <StationAcross
                key={stage.key}
                document={document}
                place={index}
                chosen={index === place}
                panel={panel}
                onChoose={() => onChoose(stage.key)}
                onKeys={onKeys}
              />
            ) : (
              <StationDown key={stage.key} document={document} place={index} />
            ),
          )}
        </ol>
        {direction === 'across' && <BuyingLine document={document} />}
      </div>
      {direction === 'across' && <StagePanel id={panel} document={document} place={place} />}
    </div>
  )
}
