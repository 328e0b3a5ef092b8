import { useKeys } from '../platform/keyboard/keys.ts'
import { useGo } from '../ui/Link.tsx'
import { places } from './places.ts'

/** `g` and then the letter of a place. */
export function useGoKeys(): void {
  const go = useGo()
  useKeys(Object.fromEntries(places.flat().map((place) => [`g ${place.key}`, () => go(place.path)])))
}
