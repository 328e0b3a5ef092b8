import type { WorkingSpan } from '../../../../contract/days.ts'
import type { Deadline } from '../../../../contract/process/process-document.ts'
import { useSay } from '../../../platform/i18n.tsx'
import { withFields } from '../edits/parts.ts'
import { useFault } from '../panel.ts'
import { RoleField } from './RoleField.tsx'
import { SpanField } from './SpanField.tsx'

interface DeadlineFieldsProps {
  label: string
  value: Deadline | undefined
  onChange: (deadline: Deadline | undefined) => void
  path: string
  description?: string | undefined
  proposed?: { warn: WorkingSpan; breach: WorkingSpan }
}

/** When something is late, when to warn before, and who is told then. Without the first there is no deadline. */
export function DeadlineFields(props: DeadlineFieldsProps) {
  const { label, value, onChange, path, description, proposed } = props
  const say = useSay()
  const fault = useFault()
  return (
    <>
      <SpanField
        label={label}
        description={description}
        value={value?.breach}
        onChange={(breach) => onChange(breach && (value ? { ...value, breach } : { breach }))}
        error={fault(`${path}.breach`)}
        {...(proposed && { proposed: proposed.breach })}
      />
      {value && (
        <>
          <SpanField
            label={say('panel.deadline.warn')}
            value={value.warn}
            onChange={(warn) => onChange(withFields(value, { warn }))}
            error={fault(`${path}.warn`)}
            {...(proposed && { proposed: proposed.warn })}
          />
          <RoleField
            label={say('panel.deadline.escalate')}
            nobody={say('panel.deadline.escalate.nobody')}
            value={value.escalateTo}
            onChange={(escalateTo) => onChange(withFields(value, { escalateTo }))}
            error={fault(`${path}.escalateTo`)}
          />
        </>
      )}
    </>
  )
}
