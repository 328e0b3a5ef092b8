import { useDirection } from '@mantine/core'
import type { KeyboardEvent } from 'react'

/**
 * For the stations of a line (an `ol`): arrows walk along it in the reading direction, Home and End to its ends; what
 * is open beneath follows. Stations carry `data-station` with the key of their stage.
 */
export function useStationKeys(
  onChoose: (stage: string) => void,
): (event: KeyboardEvent<HTMLElement>) => void {
  const { dir } = useDirection()
  const [onward, back] = dir === 'rtl' ? ['ArrowLeft', 'ArrowRight'] : ['ArrowRight', 'ArrowLeft']
  return (event) => {
    const line = event.currentTarget.closest('ol')
    const stations = [...(line?.querySelectorAll<HTMLElement>('[data-station]') ?? [])]
    const at = stations.indexOf(event.currentTarget)
    const wanted = { [onward]: at + 1, [back]: at - 1, Home: 0, End: stations.length - 1 }[event.key]
    const station = wanted === undefined ? undefined : stations[wanted]
    if (!station) return
    event.preventDefault()
    station.focus()
    onChoose(station.dataset.station ?? '')
  }
}
