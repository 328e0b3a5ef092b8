import { Button } from '@mantine/core'
import { useState } from 'react'
import { type Invitation, renewInvitation, revokeInvitation } from '../../../contract/team/invitations.ts'
import { textIn } from '../../../contract/text.ts'
import { useAct } from '../../platform/act.ts'
import { useSay } from '../../platform/i18n.tsx'
import { useReader } from '../../platform/reader/reader.ts'
import { Dialog } from '../../ui/dialogs/Dialog.tsx'
import { Answer, EmptyState } from '../../ui/feedback/states.tsx'
import { ActError } from '../../ui/inputs/FieldError.tsx'
import { type Column, DataTable } from '../../ui/tables/DataTable.tsx'
import { Code, DateText } from '../../ui/values/values.tsx'
import { ShownOnce } from '../settings/ShownOnce.tsx'
import { useInvitations, useRoles } from '../team-queries.ts'
import styles from './groups.module.css'

const touches = [['invitations']]

/** Who has been invited, and what became of it. */
export function Invitations() {
  const say = useSay()
  const [link, setLink] = useState<string | null>(null)
  const renew = useAct(renewInvitation, { touches, onDone: (renewed) => setLink(renewed.link) })
  const revoke = useAct(revokeInvitation, { touches })
  const columns = useInvitationColumns()
  return (
    <>
      <Answer of={useInvitations()}>
        {({ rows }) => (
          <DataTable
            label={say('team.view.invitations')}
            columns={[...columns, acts()]}
            rows={rows}
            rowKey={(invitation) => invitation.id}
            empty={
              <EmptyState title={say('team.invitations.none')}>{say('team.invitations.none.why')}</EmptyState>
            }
          />
        )}
      </Answer>
      <ActError error={renew.error ?? revoke.error} />
      <Dialog opened={link !== null} onClose={() => setLink(null)} title={say('team.invitations.link')}>
        <ShownOnce secret={link ?? ''} why={say('team.invitations.link.why')} />
      </Dialog>
    </>
  )

  function acts(): Column<Invitation> {
    return {
      key: 'acts',
      label: say('common.actions'),
      labelHidden: true,
      align: 'end',
      width: '190px',
      cell: (invitation) =>
        invitation.state === 'open' && (
          <span className={styles.acts} style={{ justifyContent: 'flex-end' }}>
            <Button
              variant="subtle"
              size="compact-sm"
              onClick={() => renew.mutate({ params: { id: invitation.id } })}
            >
              {say('team.invitations.renew')}
            </Button>
            <Button
              variant="subtle"
              size="compact-sm"
              onClick={() => revoke.mutate({ params: { id: invitation.id } })}
            >
              {say('team.invitations.revoke')}
            </Button>
          </span>
        ),
    }
  }
}

function useInvitationColumns(): Column<Invitation>[] {
  const say = useSay()
  const { language } = useReader()
  const roles = useRoles().data?.rows ?? []
  return [
    { key: 'name', label: say('team.name'), cell: (invitation) => invitation.name },
    {
      key: 'email',
      label: say('team.email'),
      onPhone: false,
      cell: (invitation) => <Code>{invitation.email}</Code>,
    },
    {
      key: 'role',
      label: say('team.role'),
      width: '140px',
      onPhone: false,
      cell: (invitation) => {
        const role = roles.find((one) => one.key === invitation.role)
        return role ? textIn(role.name, language) : invitation.role
      },
    },
    {
      key: 'by',
      label: say('team.invitations.by'),
      width: '150px',
      onPhone: false,
      cell: (invitation) => invitation.invitedBy.name,
    },
    {
      key: 'at',
      label: say('team.invitations.at'),
      width: '120px',
      onPhone: false,
      cell: (invitation) => <DateText at={invitation.createdAt.slice(0, 10)} />,
    },
    {
      key: 'state',
      label: say('team.invitations.state'),
      width: '110px',
      cell: (invitation) => say(`team.invitations.state.${invitation.state}`),
    },
  ]
}
