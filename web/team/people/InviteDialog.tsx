import { Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import { inviteMember } from '../../../contract/team/invitations.ts'
import { type Member } from '../../../contract/team/members.ts'
import { useAct } from '../../platform/act.ts'
import { useSay } from '../../platform/i18n.tsx'
import { Dialog } from '../../ui/dialogs/Dialog.tsx'
import { useFieldFaults } from '../../ui/inputs/FieldError.tsx'
import { Form } from '../../ui/inputs/Form.tsx'
import { RoleSelect } from '../roles/RoleSelect.tsx'
import { ShownOnce } from '../settings/ShownOnce.tsx'

/** Invites a colleague; `member` is one known by name only, from an import, who shall sign in from now on. */
export function InviteDialog({ member, onClose }: { member?: Member; onClose: () => void }) {
  const say = useSay()
  const [role, setRole] = useState<string>(member?.role ?? 'seller')
  const act = useAct(inviteMember, { touches: [['invitations'], ['members']] })
  const fault = useFieldFaults(act.error)
  if (act.data) {
    return (
      <Dialog
        opened
        onClose={onClose}
        title={say('team.invited', { name: act.data.name })}
        footer={<Button onClick={onClose}>{say('team.done')}</Button>}
      >
        <ShownOnce
          secret={act.data.link}
          why={
            act.data.mailed
              ? say('team.invited.mailed', { email: act.data.email })
              : say('team.invited.not_mailed', { name: act.data.name })
          }
        />
      </Dialog>
    )
  }
  return (
    <Dialog opened onClose={onClose} title={say('team.invite')}>
      <Form
        act={act}
        submit={say('team.invite.act')}
        onSubmit={(given) =>
          act.mutate({
            body: {
              name: given('name'),
              email: given('email'),
              role,
              ...(member && { memberId: member.id }),
            },
          })
        }
      >
        <TextInput
          name="name"
          label={say('team.name')}
          defaultValue={member?.name}
          error={fault('name')}
          required
          withAsterisk={false}
          data-autofocus
        />
        <TextInput
          name="email"
          type="email"
          label={say('team.email')}
          defaultValue={member?.email ?? ''}
          error={fault('email')}
          dir="ltr"
          required
          withAsterisk={false}
        />
        <RoleSelect value={role} onChange={setRole} />
      </Form>
    </Dialog>
  )
}
