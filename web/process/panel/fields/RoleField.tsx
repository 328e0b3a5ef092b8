import { Select } from '@mantine/core'
import type { ProcessRole } from '../../../../contract/process/process-document.ts'
import { useSay } from '../../../platform/i18n.tsx'
import { usePanel, useText } from '../panel.ts'

interface RoleFieldProps {
  label: string
  value: string | undefined
  onChange: (role: string | undefined) => void
  /** What it means that nobody is chosen. */
  nobody: string
  description?: string | undefined
  error?: string | undefined
}

/** One of the document's roles, or nobody in particular. */
export function RoleField({ value, onChange, nobody, ...field }: RoleFieldProps) {
  const say = useSay()
  const { document, holders } = usePanel()
  const text = useText()
  // What falls to a deal's owner always finds somebody.
  const label = ({ key, name, assign }: ProcessRole) =>
    assign !== 'deal_owner' && holders?.[key]?.length === 0
      ? say('panel.role.vacant', { role: text(name) })
      : text(name)
  return (
    <Select
      {...field}
      data={document.roles.map((role) => ({ value: role.key, label: label(role) }))}
      value={value ?? null}
      onChange={(role) => onChange(role ?? undefined)}
      placeholder={nobody}
      clearable
      clearButtonProps={{ 'aria-label': say('common.remove') }}
      searchable={document.roles.length > 8}
    />
  )
}
