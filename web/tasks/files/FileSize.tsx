import { formatNumber } from '../../platform/numbers.ts'
import { useReader } from '../../platform/reader.ts'

const units = ['byte', 'kilobyte', 'megabyte'] as const

/** `1.4 MB` as the reader writes it. */
export function FileSize({ bytes }: { bytes: number }) {
  const reader = useReader()
  const step = bytes < 1_000 ? 0 : bytes < 1_000_000 ? 1 : 2
  return formatNumber(bytes / 1_000 ** step, reader, {
    style: 'unit',
    unit: units[step] as string,
    unitDisplay: 'short',
    maximumFractionDigits: step === 2 ? 1 : 0,
  })
}
