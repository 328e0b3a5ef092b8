import { NativeSelect } from '@mantine/core'
import { type Source, sources } from '../../../contract/deals/deal.ts'
import { useSay } from '../../platform/i18n.tsx'

interface SourceFieldProps {
  value: Source | null
  onChange: (source: Source | null) => void
  error?: string | undefined
}

/** Where the deal came from. */
export function SourceField({ value, onChange, error }: SourceFieldProps) {
  const say = useSay()
  return (
    <NativeSelect
      label={say('deals.field.source')}
      value={value ?? ''}
      error={error}
      onChange={(event) => onChange((event.currentTarget.value || null) as Source | null)}
      data={[
        { value: '', label: '–' },
        ...sources.map((source) => ({ value: source, label: say(`deals.source.${source}`) })),
      ]}
    />
  )
}
