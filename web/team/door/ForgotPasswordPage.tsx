import { Anchor } from '@mantine/core'
import { requestPasswordReset } from '../../../contract/team/passwords.ts'
import { paths } from '../../paths.ts'
import { useAct } from '../../platform/act.ts'
import { useSay } from '../../platform/i18n.tsx'
import { useFieldFaults } from '../../ui/inputs/FieldError.tsx'
import { Form } from '../../ui/inputs/Form.tsx'
import { Link } from '../../ui/Link.tsx'
import { Door } from './Door.tsx'
import { EmailField } from './EmailField.tsx'

/** Asks for a link by mail. It says the same whether the address is known or not. */
export function ForgotPasswordPage() {
  const say = useSay()
  const act = useAct(requestPasswordReset)
  const fault = useFieldFaults(act.error)
  const back = (
    <Anchor component={Link} to={paths.signIn()}>
      {say('team.sign_in.back')}
    </Anchor>
  )
  if (act.isSuccess) {
    return (
      <Door title={say('team.forgot.sent')} sub={say('team.forgot.sent.sub')}>
        {back}
      </Door>
    )
  }
  return (
    <Door title={say('team.forgot.title')} sub={say('team.forgot.sub')}>
      <Form
        act={act}
        submit={say('team.forgot.act')}
        wide
        alone
        beside={back}
        onSubmit={(given) => act.mutate({ body: { email: given('email') } })}
      >
        <EmailField error={fault('email')} />
      </Form>
    </Door>
  )
}
