import { readNumber } from '../platform/reader/numbers.ts'
import type { Reader } from '../platform/reader/reader.ts'

/**
 * Per cent as people type them, `35`, `35,5 %`; null where nothing stands. What cannot be read goes to the server as it
 * is, which then says so under the field.
 */
export function readPercent(text: string, reader: Reader): number | null {
  const bare = text.replace(/[%٪]/g, '').trim()
  return bare === '' ? null : (readNumber(bare, reader) ?? (text as unknown as number))
}
