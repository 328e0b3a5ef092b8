import { Select } from '@mantine/core'
import { textIn } from '../../../contract/text.ts'
import { useSay } from '../../platform/i18n.tsx'
import { useReader } from '../../platform/reader/reader.ts'
import { useRoles } from '../team-queries.ts'

export function RoleSelect({ value, onChange }: { value: string; onChange: (key: string) => void }) {
  const say = useSay()
  const { language } = useReader()
  const roles = useRoles().data?.rows ?? []
  return (
    <Select
      label={say('team.role')}
      data={roles.map((role) => ({ value: role.key, label: textIn(role.name, language) }))}
      value={value}
      onChange={(chosen) => chosen && onChange(chosen)}
      allowDeselect={false}
    />
  )
}
