import { ActionIcon, Menu, NativeSelect, TextInput } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { lazy, Suspense, useState } from 'react'
import { deactivateMember, type Member, reactivateMember } from '../../../contract/team/members.ts'
import { textIn } from '../../../contract/text.ts'
import { paths } from '../../paths.ts'
import { useAct } from '../../platform/act.ts'
import { useSay } from '../../platform/i18n.tsx'
import { useReader } from '../../platform/reader/reader.ts'
import { useMay, useSession } from '../../platform/session.ts'
import { ConfirmDialog } from '../../ui/dialogs/ConfirmDialog.tsx'
import { EmptyState, ErrorState } from '../../ui/feedback/states.tsx'
import { Icon } from '../../ui/icons.tsx'
import { ActError } from '../../ui/inputs/FieldError.tsx'
import { Link } from '../../ui/Link.tsx'
import { type Column, DataTable } from '../../ui/tables/DataTable.tsx'
import { PersonAvatar } from '../../ui/values/PersonAvatar.tsx'
import { Code } from '../../ui/values/values.tsx'
import { useAbsences } from '../calendar/calendar-queries.ts'
import { AwayMark } from '../calendar/leave/AwayMark.tsx'
import { type MemberState, useDepartments, useMembers, useRoles } from '../team-queries.ts'
import styles from './Members.module.css'

const MemberDialog = lazy(async () => ({ default: (await import('./MemberDialog.tsx')).MemberDialog }))
const MemberTimeDialog = lazy(async () => ({
  default: (await import('../calendar/MemberTimeDialog.tsx')).MemberTimeDialog,
}))
const InviteDialog = lazy(async () => ({ default: (await import('./InviteDialog.tsx')).InviteDialog }))

interface MembersProps {
  q: string | undefined
  state: MemberState
  onFilter: (change: { q?: string; state?: MemberState }) => void
  onInvite: () => void
}

const touches = [['members'], ['roles'], ['teams']]

/** Colleagues by name; for who manages the team, each with what can be changed about him. */
export function Members({ q, state, onFilter, onInvite }: MembersProps) {
  const say = useSay()
  const manages = useMay('team.manage')
  const members = useMembers({ state, ...(q && { q }) })
  const [editing, setEditing] = useState<Member | null>(null)
  const [timing, setTiming] = useState<Member | null>(null)
  const [inviting, setInviting] = useState<Member | null>(null)
  const [leaving, setLeaving] = useState<Member | null>(null)
  const deactivate = useAct(deactivateMember, { touches, onDone: () => setLeaving(null) })
  const reactivate = useAct(reactivateMember, { touches })
  const search = useDebouncedCallback((text: string) => onFilter({ q: text }), 200)
  const columns = useMemberColumns()

  if (members.error && !members.rows) return <ErrorState error={members.error} onRetry={members.retry} />
  return (
    <>
      <div className={styles.filters}>
        <TextInput
          aria-label={say('team.members.search')}
          placeholder={say('team.members.search')}
          defaultValue={q}
          onChange={(event) => search(event.currentTarget.value)}
          leftSection={<Icon name="search" />}
        />
        <NativeSelect
          aria-label={say('team.members.state')}
          value={state}
          onChange={(event) => onFilter({ state: event.currentTarget.value as MemberState })}
          data={(['active', 'deactivated', 'all'] as const).map((one) => ({
            value: one,
            label: say(`team.members.state.${one}`),
          }))}
        />
      </div>
      <DataTable
        label={say('team.view.members')}
        columns={manages ? [...columns, acts()] : columns}
        rows={members.rows}
        rowKey={(member) => member.id}
        more={members}
        empty={
          <EmptyState
            title={say('team.members.none')}
            act={
              manages && !q ? (
                <button type="button" className={styles.link} onClick={onInvite}>
                  {say('team.invite')}
                </button>
              ) : undefined
            }
          >
            {q && say('team.members.none.why')}
          </EmptyState>
        }
      />
      <ActError error={reactivate.error} />
      <Suspense>
        {editing && <MemberDialog member={editing} onClose={() => setEditing(null)} />}
        {timing && <MemberTimeDialog member={timing} onClose={() => setTiming(null)} />}
        {inviting && <InviteDialog member={inviting} onClose={() => setInviting(null)} />}
      </Suspense>
      <ConfirmDialog
        opened={leaving !== null}
        onClose={() => setLeaving(null)}
        title={say('team.member.deactivate.ask', { name: leaving?.name ?? '' })}
        act={say('team.member.deactivate')}
        onAct={() => leaving && deactivate.mutate({ params: { id: leaving.id } })}
        acting={deactivate.isPending}
        error={deactivate.error}
        grave
      >
        {say('team.member.deactivate.why')}
      </ConfirmDialog>
    </>
  )

  function acts(): Column<Member> {
    return {
      key: 'acts',
      label: say('common.actions'),
      labelHidden: true,
      width: '60px',
      align: 'end',
      cell: (member) => (
        <Menu>
          <Menu.Target>
            <ActionIcon aria-label={say('team.member.acts', { name: member.name })}>
              <Icon name="menu" />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item onClick={() => setEditing(member)} disabled={member.can.edit !== true}>
              {say('common.edit')}
            </Menu.Item>
            <Menu.Item onClick={() => setTiming(member)} disabled={member.can.edit !== true}>
              {say('calendars.member')}
            </Menu.Item>
            <Menu.Item component={Link} to={paths.handOver(member.id)}>
              {say('handovers.hand_over')}
            </Menu.Item>
            {!member.signsIn && member.can.invite === true && (
              <Menu.Item onClick={() => setInviting(member)}>{say('team.member.invite')}</Menu.Item>
            )}
            {member.deactivatedAt ? (
              <Menu.Item onClick={() => reactivate.mutate({ params: { id: member.id } })}>
                {say('team.member.reactivate')}
              </Menu.Item>
            ) : (
              <Menu.Item onClick={() => setLeaving(member)} disabled={member.can.deactivate !== true}>
                {say('team.member.deactivate')}
              </Menu.Item>
            )}
          </Menu.Dropdown>
        </Menu>
      ),
    }
  }
}

function useMemberColumns(): Column<Member>[] {
  const say = useSay()
  const { language } = useReader()
  const me = useSession().member.id
  const absences = useAbsences()
  const roles = useRoles().data?.rows ?? []
  const departments = useDepartments().data?.rows ?? []
  return [
    {
      key: 'name',
      label: say('team.name'),
      cell: (member) => (
        <span className={styles.person}>
          <PersonAvatar name={member.name} />
          <span className={styles.name}>{member.name}</span>
          <AwayMark absence={absences.get(member.id)} />
          {member.id === me && <span className="quiet">{say('team.member.me')}</span>}
          {!member.signsIn && <span className="quiet">{say('team.member.name_only')}</span>}
          {member.deactivatedAt && <span className="quiet">{say('team.member.deactivated')}</span>}
        </span>
      ),
    },
    {
      key: 'email',
      label: say('team.email'),
      onPhone: false,
      cell: (member) => (member.email ? <Code>{member.email}</Code> : '–'),
    },
    {
      key: 'role',
      label: say('team.role'),
      width: '28%',
      cell: (member) => {
        const role = roles.find((one) => one.key === member.role)
        return role ? textIn(role.name, language) : member.role
      },
    },
    {
      key: 'department',
      label: say('team.department'),
      width: '160px',
      onPhone: false,
      cell: (member) => departments.find((one) => one.id === member.departmentId)?.name ?? '–',
    },
  ]
}
