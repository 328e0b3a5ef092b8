import { useDirection } from '@mantine/core'
import type { KeyboardEvent, RefObject } from 'react'
import type { MapDirection } from './use-map-direction.ts'

/**
 * Arrows walk along the line in the reading direction, Home and End to its ends; where details are open beneath the
 * line they follow. Stations carry `data-station` with the key of their stage.
 */
export function useStationKeys(
  frame: RefObject<HTMLElement | null>,
  along: MapDirection,
  onChoose: (stage: string) => void,
): (event: KeyboardEvent) => void {
  const { dir } = useDirection()
  const onward = along === 'down' ? 'ArrowDown' : dir === 'rtl' ? 'ArrowLeft' : 'ArrowRight'
  const back = along === 'down' ? 'ArrowUp' : dir === 'rtl' ? 'ArrowRight' : 'ArrowLeft'
  return (event) => {
    const stations = [...(frame.current?.querySelectorAll<HTMLElement>('[data-station]') ?? [])]
    const at = stations.indexOf(event.target as HTMLElement)
    if (at === -1) return
    const wanted = { [onward]: at + 1, [back]: at - 1, Home: 0, End: stations.length - 1 }[event.key]
    const station = wanted === undefined ? undefined : stations[wanted]
    if (!station) return
    event.preventDefault()
    station.focus()
    if (along === 'across') onChoose(station.dataset.station ?? '')
  }
}
