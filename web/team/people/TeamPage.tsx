import { Button } from '@mantine/core'
import { lazy, Suspense, useState } from 'react'
import { paths, withSearch } from '../../paths.ts'
import { useSay } from '../../platform/i18n.tsx'
import { oneOf, type RawSearch, textOf, useSearchParams } from '../../platform/search-params.ts'
import { useMay } from '../../platform/session.ts'
import { Page } from '../../ui/Page.tsx'
import { TabLinks } from '../../ui/TabLinks.tsx'
import { Roles } from '../roles/Roles.tsx'
import { Departments } from './Departments.tsx'
import { Invitations } from './Invitations.tsx'
import { Members } from './Members.tsx'
import { ProcessRoles } from './ProcessRoles.tsx'
import { Teams } from './Teams.tsx'

const InviteDialog = lazy(async () => ({ default: (await import('./InviteDialog.tsx')).InviteDialog }))

const views = ['members', 'roles', 'teams', 'departments', 'process_roles', 'invitations'] as const

/** Who works here, what each may do, and who does which steps of the processes. */
export function TeamPage() {
  const say = useSay()
  const manages = useMay('team.manage')
  const [{ view, q, state }, setSearch] = useSearchParams(readTeamSearch)
  const [inviting, setInviting] = useState(false)
  const tabs = views
    .filter((one) => one !== 'invitations' || manages)
    .map((one) => ({
      to: withSearch(paths.team(), { view: one === 'members' ? undefined : one }),
      label: say(`team.view.${one}`),
      current: one === view,
    }))
  return (
    <Page
      title={say('team.title')}
      actions={manages && <Button onClick={() => setInviting(true)}>{say('team.invite')}</Button>}
      tools={<TabLinks label={say('team.title')} tabs={tabs} />}
    >
      {view === 'members' && (
        <Members
          q={q}
          state={state}
          onFilter={(change) => setSearch(change, { replace: true })}
          onInvite={() => setInviting(true)}
        />
      )}
      {view === 'roles' && <Roles />}
      {view === 'teams' && <Teams />}
      {view === 'departments' && <Departments />}
      {view === 'process_roles' && <ProcessRoles />}
      {view === 'invitations' && <Invitations />}
      <Suspense>{inviting && <InviteDialog onClose={() => setInviting(false)} />}</Suspense>
    </Page>
  )
}

function readTeamSearch(raw: RawSearch) {
  return {
    view: oneOf(raw.view, views) ?? 'members',
    q: textOf(raw.q),
    state: oneOf(raw.state, ['active', 'deactivated', 'all']) ?? 'active',
  }
}
