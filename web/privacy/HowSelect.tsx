import { Select } from '@mantine/core'
import { type ConsentWay, consentWays } from '../../contract/privacy.ts'
import { useSay } from '../platform/i18n.tsx'

/** By which way somebody agreed, or took it back. */
export function HowSelect({ value, onChange }: { value: ConsentWay; onChange: (way: ConsentWay) => void }) {
  const say = useSay()
  return (
    <Select
      label={say('privacy.how')}
      data={consentWays.map((way) => ({ value: way, label: say(`privacy.how.${way}`) }))}
      value={value}
      onChange={(way) => way && onChange(way as ConsentWay)}
      allowDeselect={false}
    />
  )
}
