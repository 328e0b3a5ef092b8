import { NativeSelect } from '@mantine/core'
import type { ProcessVersion } from '../../contract/process/process.ts'
import { paths, withSearch } from '../paths.ts'
import { useSay } from '../platform/i18n.tsx'
import { useGo } from '../ui/Link.tsx'

/** Versions are numbered from 1 without gaps; the latest is what new deals run. */
export function VersionChoice({ process, latest }: { process: ProcessVersion; latest: number }) {
  const say = useSay()
  const go = useGo()
  const numbers = Array.from({ length: latest }, (_, index) => latest - index)
  return (
    <NativeSelect
      aria-label={say('process.version.choose')}
      value={String(process.number)}
      data={numbers.map((number) => ({
        value: String(number),
        label: say(number === latest ? 'process.version.latest' : 'process.version', { number }),
      }))}
      onChange={({ currentTarget: { value } }) => {
        const version = value === String(latest) ? undefined : value
        go(withSearch(paths.process(process.processId), { version }))
      }}
    />
  )
}
