/** Five in the afternoon of a day (`YYYY-MM-DD`) where the zone is, as an instant: when a day's work is due. */
export function eveningOf(day: string, timeZone: string): string {
  const asUtc = Date.parse(`${day}T17:00:00Z`)
  const first = asUtc - offsetAt(asUtc, timeZone)
  // On the day the clock changes the offset of the guess may be the other one.
  return new Date(asUtc - offsetAt(first, timeZone)).toISOString()
}

/** Milliseconds the zone's clock is ahead of UTC. */
function offsetAt(instant: number, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  }).formatToParts(instant)
  const of = (type: string) => Number(parts.find((part) => part.type === type)?.value)
  return Date.UTC(of('year'), of('month') - 1, of('day'), of('hour'), of('minute'), of('second')) - instant
}
