import { useSay } from '../../../platform/i18n.tsx'
import { dayAt, formatDay } from '../../../platform/reader/dates.ts'
import { useReader } from '../../../platform/reader/reader.ts'
import styles from './AwayMark.module.css'

/** "away until 5 Dec", or from when; nothing for who is here. */
export function AwayMark({ absence }: { absence: { fromOn: string; toOn: string } | undefined }) {
  const say = useSay()
  const reader = useReader()
  if (!absence) return null
  const { fromOn, toOn } = absence
  return fromOn <= dayAt(new Date(), reader) ? (
    <span className={styles.away}>{say('calendars.away.until', { day: formatDay(toOn, reader) })}</span>
  ) : (
    <span className="quiet">{say('calendars.away.from', { day: formatDay(fromOn, reader) })}</span>
  )
}
