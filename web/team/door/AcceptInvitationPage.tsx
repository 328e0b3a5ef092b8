import { Button, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { use, useEffect } from 'react'
import type { Returned } from '../../../contract/route.ts'
import {
  acceptInvitation,
  renewInvitationLink,
  showInvitationLink,
} from '../../../contract/team/invitation-links.ts'
import { paths } from '../../paths.ts'
import { useAct } from '../../platform/act.ts'
import { ask } from '../../platform/ask.ts'
import { useSay } from '../../platform/i18n.tsx'
import { rememberLanguage } from '../../platform/reader/choices.ts'
import { LanguageContext } from '../../platform/reader/language.ts'
import { useReader } from '../../platform/reader/reader.ts'
import { Refused } from '../../platform/refused.ts'
import { type RawSearch, textOf, useSearchParams } from '../../platform/search-params.ts'
import { ErrorState } from '../../ui/feedback/states.tsx'
import { ActError, useFieldFaults } from '../../ui/inputs/FieldError.tsx'
import { Form } from '../../ui/inputs/Form.tsx'
import { useGo } from '../../ui/Link.tsx'
import { useEnter } from '../session-queries.ts'
import { Door } from './Door.tsx'
import { PasswordField } from './PasswordField.tsx'

/** Where an invitation's link leads: a name and a password, and one is in. */
export function AcceptInvitationPage() {
  const say = useSay()
  const [{ token }] = useSearchParams(readToken)
  const invitation = useQuery(ask(showInvitationLink, { params: { token } }))
  const { error } = invitation
  if (invitation.data) return <Accept token={token} invitation={invitation.data} />
  if (error instanceof Refused && error.code === 'link_expired') return <Expired token={token} />
  return (
    <Door title={say('team.invitation.title')}>
      {error && <ErrorState error={error} onRetry={() => void invitation.refetch()} />}
    </Door>
  )
}

function Accept({ token, invitation }: { token: string; invitation: Returned<typeof showInvitationLink> }) {
  const say = useSay()
  const { language } = useReader()
  const enter = useEnter()
  const go = useGo()
  const act = useAct(acceptInvitation, {
    onDone: (session) => {
      enter(session)
      go(paths.today(), { replace: true })
    },
  })
  const fault = useFieldFaults(act.error)
  useInvitationLanguage(invitation.language)
  return (
    <Door
      title={say('team.invitation.join', { company: invitation.workspaceName })}
      sub={say('team.invitation.sub', { by: invitation.invitedBy, email: invitation.email })}
    >
      <Form
        act={act}
        submit={say('team.invitation.act')}
        wide
        onSubmit={(given) =>
          act.mutate({
            params: { token },
            body: { name: given('name'), language, password: given('password') },
          })
        }
      >
        <TextInput
          name="name"
          label={say('team.name')}
          defaultValue={invitation.name}
          error={fault('name')}
          autoComplete="name"
          required
          withAsterisk={false}
        />
        <PasswordField
          name="password"
          kind={invitation.hasAccount ? 'current' : 'new'}
          label={say(invitation.hasAccount ? 'team.password.existing' : 'team.password.new')}
          error={fault('password')}
        />
      </Form>
    </Door>
  )
}

/** The company invited him in a language; until he chooses another one, that is his. */
function useInvitationLanguage(language: Returned<typeof showInvitationLink>['language']): void {
  const { setLanguage } = use(LanguageContext)
  useEffect(() => {
    setLanguage(language)
    rememberLanguage(language)
  }, [language, setLanguage])
}

function Expired({ token }: { token: string }) {
  const say = useSay()
  const act = useAct(renewInvitationLink)
  return (
    <Door title={say('team.invitation.expired')} sub={say('team.invitation.expired.sub')}>
      {act.isSuccess ? (
        <p>{say('team.invitation.renewed')}</p>
      ) : (
        <Button fullWidth onClick={() => act.mutate({ params: { token } })} loading={act.isPending}>
          {say('team.invitation.renew')}
        </Button>
      )}
      <ActError error={act.error} />
    </Door>
  )
}

const readToken = (raw: RawSearch) => ({ token: textOf(raw.token) ?? '' })
