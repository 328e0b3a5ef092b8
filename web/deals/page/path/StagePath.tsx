import { Tooltip } from '@mantine/core'
import { useState } from 'react'
import type { Deal } from '../../../../contract/deals/deal.ts'
import type { ProcessDocument } from '../../../../contract/process/process-document.ts'
import { textIn } from '../../../../contract/text.ts'
import { useSay } from '../../../platform/i18n.tsx'
import { useReader } from '../../../platform/reader/reader.ts'
import { SpanText } from '../../../ui/values/values.tsx'
import { BuyerPlace } from '../../buying/BuyerPlace.tsx'
import { StageClock } from '../clock/StageClock.tsx'
import { buyerStretches, type Path, pathOf, type Station } from './path.ts'
import styles from './StagePath.module.css'

/**
 * The way of the deal: its stages as a line, under each the working time spent there, ways back as loops above it,
 * and beneath the line the place of the buyer. A phone shows the present stage, and the others when asked.
 */
export function StagePath({ deal, document }: { deal: Deal; document: ProcessDocument }) {
  const say = useSay()
  const { language } = useReader()
  const [all, setAll] = useState(false)
  const path = pathOf(document, deal)
  const here = path.stations.findIndex(({ is }) => is === 'here')
  const stretches = buyerStretches(document)

  return (
    <section className={styles.path} aria-label={say('deals.page.path')} data-all={all || undefined}>
      <div className={styles.scale} style={{ '--stages': path.stations.length } as React.CSSProperties}>
        <Loops path={path} />
        <ol className={styles.line}>
          {path.stations.map((station) => (
            <StationOnLine key={station.key} station={station} deal={deal} />
          ))}
        </ol>
        {stretches.length > 0 && (
          <div className={styles.buyer}>
            <span className="only-heard">{say('deals.page.buyer')}</span>
            {stretches.map(({ key, name, from, span }) => (
              <span
                key={from}
                className={styles.stretch}
                style={{ gridColumn: `${from + 1} / span ${span}` }}
                data-here={(here >= from && here < from + span) || undefined}
                data-none={key === null || undefined}
                data-buyer={(key !== null && key === deal.buyer?.stage) || undefined}
                title={say(key !== null && key === deal.buyer?.stage ? 'buying.here' : 'deals.page.buyer')}
              >
                {name && textIn(name, language)}
                {key !== null && key === deal.buyer?.stage && (
                  <span className="only-heard">{say('buying.here')}</span>
                )}
              </span>
            ))}
          </div>
        )}
      </div>
      <BuyerPlace deal={deal} document={document} />
      <button type="button" className={styles.all} aria-expanded={all} onClick={() => setAll(!all)}>
        {all
          ? say('deals.page.path.less')
          : say('deals.page.path.all', { place: here + 1, count: path.stations.length })}
      </button>
    </section>
  )
}

function StationOnLine({ station, deal }: { station: Station; deal: Deal }) {
  const say = useSay()
  const { language } = useReader()
  const closed = deal.status === 'won' || deal.status === 'lost'
  const here = station.is === 'here'
  return (
    <li
      className={styles.station}
      data-is={here && closed ? deal.status : station.is}
      aria-current={here ? 'step' : undefined}
    >
      <span className={styles.dot} aria-hidden="true" />
      <span className={styles.name}>{textIn(station.name, language)}</span>
      <span className={styles.time}>
        {station.minutes !== null && (station.minutes > 0 || !here) && <SpanText minutes={station.minutes} />}
        {station.is === 'skipped' && say('deals.page.path.skipped')}
        {station.visits > 1 && <span>{say('deals.page.path.visits', { count: station.visits })}</span>}
        {station.cameByVersion !== null && (
          <Tooltip label={station.cameByVersion} disabled={!station.cameByVersion} {...told}>
            <button type="button" className={styles.told}>
              {say('resting.came_by_version')}
            </button>
          </Tooltip>
        )}
        {station.overridden && <span>{say('deals.page.path.overridden')}</span>}
      </span>
      {here && !closed && <StageClock deal={deal} />}
      {here && closed && <span className={styles.end}>{say(`deals.page.is_${deal.status}`)}</span>}
    </li>
  )
}

/** Arcs over the line. Widths are shares of it, so that they fit whatever room there is. */
function Loops({ path: { stations, loops } }: { path: Path }) {
  const say = useSay()
  const { language } = useReader()
  if (loops.length === 0) return null
  const share = 100 / stations.length
  const name = (place: number) => textIn(stations[place]?.name ?? '', language)
  return (
    <ul className={styles.loops} aria-label={say('deals.page.path.loops')}>
      {loops.map(({ how, from, to, times, reasons }) => {
        const words = say(how === 'back' ? 'deals.page.path.loop' : `resting.loop.${how}`, {
          from: name(from),
          to: name(to),
          count: times,
        })
        const [first, last] = [Math.min(from, to), Math.max(from, to)]
        return (
          <li
            key={`${how}-${from}-${to}`}
            className={styles.loop}
            data-how={how}
            data-on={to > from || undefined}
            style={{
              insetInlineStart: `${(first + 0.5) * share}%`,
              inlineSize: `${(last - first) * share}%`,
            }}
          >
            <Tooltip label={<Reasons words={words} reasons={reasons} />} {...told}>
              {/* A button, so that the keyboard and a finger are told what a pointer is. */}
              <button type="button" className={styles.hold} aria-label={[words, ...reasons].join('. ')} />
            </Tooltip>
            {/* On a phone the stages stand one below the other, and a loop is told in words beneath them. */}
            <p className={styles.words}>
              <bdi>{[words, ...reasons].join('. ')}</bdi>
            </p>
            {times > 1 && (
              <span className={styles.times} aria-hidden="true">
                {say('deals.page.path.times', { count: times })}
              </span>
            )}
          </li>
        )
      })}
    </ul>
  )
}

const told = { multiline: true, maw: 360, withArrow: true, events: { hover: true, focus: true, touch: true } }

function Reasons({ words, reasons }: { words: string; reasons: readonly string[] }) {
  return (
    <>
      {words}
      {reasons.map((reason) => (
        <div key={reason}>
          <bdi>{reason}</bdi>
        </div>
      ))}
    </>
  )
}
