import { Anchor } from '@mantine/core'
import { resetPassword } from '../../../contract/team/passwords.ts'
import { paths, withSearch } from '../../paths.ts'
import { useAct } from '../../platform/act.ts'
import { useSay } from '../../platform/i18n.tsx'
import { Refused } from '../../platform/refused.ts'
import { type RawSearch, textOf, useSearchParams } from '../../platform/search-params.ts'
import { useFieldFaults } from '../../ui/inputs/FieldError.tsx'
import { Form } from '../../ui/inputs/Form.tsx'
import { Link, useGo } from '../../ui/Link.tsx'
import { Door } from './Door.tsx'
import { PasswordField } from './PasswordField.tsx'

/** Where the mailed link leads: a new password, then sign-in with it. */
export function ResetPasswordPage() {
  const say = useSay()
  const go = useGo()
  const [{ token }] = useSearchParams(readToken)
  const act = useAct(resetPassword, {
    onDone: () => go(withSearch(paths.signIn(), { reset: 'done' }), { replace: true }),
  })
  const fault = useFieldFaults(act.error)
  const expired = act.error instanceof Refused && act.error.code === 'link_expired'
  return (
    <Door title={say('team.reset.title')} sub={say('team.reset.sub')}>
      <Form
        act={act}
        submit={say('team.reset.act')}
        wide
        alone
        beside={
          expired && (
            <Anchor component={Link} to={paths.forgotPassword()}>
              {say('team.reset.again')}
            </Anchor>
          )
        }
        onSubmit={(given) => act.mutate({ params: { token }, body: { password: given('password') } })}
      >
        <PasswordField
          name="password"
          kind="new"
          label={say('team.password.new')}
          error={fault('password')}
        />
      </Form>
    </Door>
  )
}

const readToken = (raw: RawSearch) => ({ token: textOf(raw.token) ?? '' })
