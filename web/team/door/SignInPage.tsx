import { Anchor } from '@mantine/core'
import { use } from 'react'
import { signIn } from '../../../contract/team/session.ts'
import { paths, safeReturn } from '../../paths.ts'
import { useAct } from '../../platform/act.ts'
import { useSay } from '../../platform/i18n.tsx'
import { type RawSearch, textOf, useSearchParams } from '../../platform/search-params.ts'
import { SessionContext } from '../../platform/session.ts'
import { Leave } from '../../ui/dialogs/Leave.tsx'
import { useFieldFaults } from '../../ui/inputs/FieldError.tsx'
import { Form } from '../../ui/inputs/Form.tsx'
import { Link } from '../../ui/Link.tsx'
import { useEnter } from '../session-queries.ts'
import { Door } from './Door.tsx'
import { EmailField } from './EmailField.tsx'
import { PasswordField } from './PasswordField.tsx'

/** E-mail and password; afterwards the page one came for. */
export function SignInPage() {
  const say = useSay()
  const session = use(SessionContext)
  const [search] = useSearchParams(readSearch)
  const enter = useEnter()
  const act = useAct(signIn, { onDone: enter })
  const fault = useFieldFaults(act.error)
  if (session) return <Leave to={safeReturn(search.to)} />
  return (
    <Door title={say('team.sign_in.title')} sub={search.reset && say('team.reset.done')}>
      <Form
        act={act}
        submit={say('team.sign_in.act')}
        wide
        alone
        beside={
          <Anchor component={Link} to={paths.forgotPassword()}>
            {say('team.forgot.title')}
          </Anchor>
        }
        onSubmit={(given) => act.mutate({ body: { email: given('email'), password: given('password') } })}
      >
        <EmailField error={fault('email')} />
        <PasswordField
          name="password"
          kind="current"
          label={say('team.password')}
          error={fault('password')}
        />
      </Form>
    </Door>
  )
}

const readSearch = (raw: RawSearch) => ({ to: textOf(raw.to), reset: textOf(raw.reset) })
