import { formatNumber } from '../platform/reader/numbers.ts'
import { useReader } from '../platform/reader/reader.ts'

const units = ['byte', 'kilobyte', 'megabyte'] as const

/** `1.4 MB` as the reader writes it. Persian has no short names of its own. */
export function FileSize({ bytes }: { bytes: number }) {
  const reader = useReader()
  const step = bytes < 1_000 ? 0 : bytes < 1_000_000 ? 1 : 2
  const words = formatNumber(bytes / 1_000 ** step, reader, {
    style: 'unit',
    unit: units[step] as string,
    unitDisplay: reader.language === 'fa' || step === 0 ? 'long' : 'short',
    maximumFractionDigits: step === 2 ? 1 : 0,
  })
  return <bdi>{words}</bdi>
}
