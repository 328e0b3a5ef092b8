import { Select, TextInput } from '@mantine/core'
import { useState } from 'react'
import { editMember, type Member } from '../../../contract/team/members.ts'
import { useAct } from '../../platform/act.ts'
import { useSay } from '../../platform/i18n.tsx'
import { Dialog } from '../../ui/dialogs/Dialog.tsx'
import { useFieldFaults } from '../../ui/inputs/FieldError.tsx'
import { Form } from '../../ui/inputs/Form.tsx'
import { RoleSelect } from '../roles/RoleSelect.tsx'
import { useDepartments } from '../team-queries.ts'

/** A colleague's name, role and department. */
export function MemberDialog({ member, onClose }: { member: Member; onClose: () => void }) {
  const say = useSay()
  const act = useAct(editMember, {
    touches: [['members'], ['roles'], ['departments'], ['session']],
    onDone: onClose,
  })
  const fault = useFieldFaults(act.error)
  const departments = useDepartments().data?.rows ?? []
  const [role, setRole] = useState<string>(member.role)
  const [department, setDepartment] = useState<string | null>(member.departmentId)
  return (
    <Dialog opened onClose={onClose} title={member.name}>
      <Form
        act={act}
        submit={say('common.save')}
        onSubmit={(given) =>
          act.mutate({
            params: { id: member.id },
            ifMatch: member.version,
            body: { name: given('name'), role, departmentId: department },
          })
        }
      >
        <TextInput name="name" label={say('team.name')} defaultValue={member.name} error={fault('name')} />
        <RoleSelect value={role} onChange={setRole} />
        <Select
          label={say('team.department')}
          data={departments.map((one) => ({ value: one.id, label: one.name }))}
          value={department}
          onChange={setDepartment}
          placeholder={say('common.none')}
          clearable
        />
      </Form>
    </Dialog>
  )
}
