import { formatDay, formatDayInFull } from '../../platform/reader/dates.ts'
import { useReader } from '../../platform/reader/reader.ts'

/** "24 Dec – 2 Jan", in the reader's calendar; one day alone once. */
export function DayRange({ from, to }: { from: string; to: string }) {
  const reader = useReader()
  const title =
    from === to
      ? formatDayInFull(from, reader)
      : `${formatDayInFull(from, reader)} – ${formatDayInFull(to, reader)}`
  return (
    <time dateTime={from} title={title}>
      {from === to ? formatDay(from, reader) : `${formatDay(from, reader)} – ${formatDay(to, reader)}`}
    </time>
  )
}
