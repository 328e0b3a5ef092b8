import { useMemo } from 'react'
import { useReader } from '../platform/reader/reader.ts'

/** `nameOf('NO')` is "Norway", "Norwegia", "Norge", "نروژ". */
export function useCountryName(): (code: string) => string {
  const { language } = useReader()
  return useMemo(() => {
    const names = new Intl.DisplayNames(language, { type: 'region' })
    return (code) => names.of(code) ?? code
  }, [language])
}
