import { useReader } from '../platform/reader/reader.ts'

/** Today in the reader's zone, `YYYY-MM-DD`. */
export function useToday(): string {
  const { timeZone } = useReader()
  return new Intl.DateTimeFormat('sv-SE', { timeZone }).format(new Date())
}
