import { useState } from 'react'
import { changePassword } from '../../../contract/team/passwords.ts'
import { useAct } from '../../platform/act.ts'
import { useSay } from '../../platform/i18n.tsx'
import { notify } from '../../ui/feedback/notices.tsx'
import { useFieldFaults } from '../../ui/inputs/FieldError.tsx'
import { FieldRow, Form } from '../../ui/inputs/Form.tsx'
import { PasswordField } from '../door/PasswordField.tsx'

export function ChangePasswordForm() {
  const say = useSay()
  const [round, setRound] = useState(0)
  const act = useAct(changePassword, {
    touches: [['sessions']],
    onDone: () => {
      notify({ text: say('team.password.changed') })
      setRound(round + 1)
    },
  })
  const fault = useFieldFaults(act.error)
  return (
    <Form
      key={round}
      act={act}
      submit={say('team.password.change')}
      onSubmit={(given) => act.mutate({ body: { current: given('current'), password: given('password') } })}
    >
      <FieldRow>
        <PasswordField
          name="current"
          kind="current"
          label={say('team.password.current')}
          error={fault('current')}
        />
        <PasswordField
          name="password"
          kind="new"
          label={say('team.password.new')}
          error={fault('password')}
        />
      </FieldRow>
    </Form>
  )
}
