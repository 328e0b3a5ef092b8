import { useKeys } from '../platform/keyboard/keys.ts'
import { useSession } from '../platform/session.ts'
import { useGo } from '../ui/Link.tsx'
import { openPlaces, places } from './places.ts'

/** `g` and then the letter of a place that is of use to whoever is signed in. */
export function useGoKeys(): void {
  const go = useGo()
  const open = openPlaces(places.flat(), useSession())
  useKeys(Object.fromEntries(open.map((place) => [`g ${place.key}`, () => go(place.path)])))
}
