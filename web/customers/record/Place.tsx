import { useSay } from '../../platform/i18n.tsx'
import { useCountryName } from '../countries.ts'

/** City and country, each in its own script's direction. */
export function Place({ city, country }: { city: string | null; country: string | null }) {
  const say = useSay()
  const nameOf = useCountryName()
  return (
    <>
      {city && <bdi>{city}</bdi>}
      {city && country && say('customers.comma')}
      {country && nameOf(country)}
    </>
  )
}
