import { Button } from '@mantine/core'
import { useState } from 'react'
import type { Returned } from '../../../contract/route.ts'
import { endOtherSessions, endSession, type listSessions } from '../../../contract/team/session.ts'
import { useAct } from '../../platform/act.ts'
import { useSay } from '../../platform/i18n.tsx'
import { ConfirmDialog } from '../../ui/dialogs/ConfirmDialog.tsx'
import { Answer } from '../../ui/feedback/states.tsx'
import { ActError } from '../../ui/inputs/FieldError.tsx'
import { type Column, DataTable } from '../../ui/tables/DataTable.tsx'
import { Code, DateText } from '../../ui/values/values.tsx'
import { useSessions } from '../session-queries.ts'
import { browserName } from './browser-name.ts'
import { SettingsPage } from './SettingsPage.tsx'
import styles from './settings.module.css'

type SessionRow = Returned<typeof listSessions>['rows'][number]

/** Where I am signed in, and how to end it there. */
export function SessionsPage() {
  const say = useSay()
  const sessions = useSessions()
  const end = useAct(endSession, { touches: [['sessions']] })
  return (
    <SettingsPage view="sessions">
      <p className={styles.lead}>{say('team.sessions.sub')}</p>
      <Answer of={sessions}>
        {({ rows }) => (
          <>
            <DataTable
              label={say('team.settings.sessions')}
              columns={columns()}
              rows={rows}
              rowKey={(row) => row.id}
              empty={null}
            />
            {rows.length > 1 && <EndOthers />}
          </>
        )}
      </Answer>
      <ActError error={end.error} />
    </SettingsPage>
  )

  function columns(): Column<SessionRow>[] {
    return [
      {
        key: 'browser',
        label: say('team.sessions.browser'),
        cell: (row) => browserName(row.userAgent) ?? say('common.unknown'),
      },
      {
        key: 'address',
        label: say('team.sessions.address'),
        width: '160px',
        onPhone: false,
        cell: (row) => (row.ipAddress ? <Code>{row.ipAddress}</Code> : '–'),
      },
      {
        key: 'since',
        label: say('team.sessions.since'),
        width: '160px',
        onPhone: false,
        cell: (row) => <DateText at={row.signedInAt} />,
      },
      {
        key: 'seen',
        label: say('team.sessions.seen'),
        width: '140px',
        cell: (row) => <DateText at={row.lastSeenAt} relative />,
      },
      {
        key: 'act',
        label: say('common.actions'),
        labelHidden: true,
        width: '120px',
        align: 'end',
        cell: (row) =>
          row.current ? (
            <span className="quiet">{say('team.sessions.this')}</span>
          ) : (
            <Button variant="subtle" size="compact-sm" onClick={() => end.mutate({ params: { id: row.id } })}>
              {say('frame.sign_out')}
            </Button>
          ),
      },
    ]
  }
}

function EndOthers() {
  const say = useSay()
  const [asking, setAsking] = useState(false)
  const act = useAct(endOtherSessions, { touches: [['sessions']], onDone: () => setAsking(false) })
  return (
    <div className={styles.foot}>
      <Button variant="default" onClick={() => setAsking(true)}>
        {say('team.sessions.end_others')}
      </Button>
      <ConfirmDialog
        opened={asking}
        onClose={() => setAsking(false)}
        title={say('team.sessions.end_others.ask')}
        act={say('team.sessions.end_others')}
        onAct={() => act.mutate({})}
        acting={act.isPending}
        error={act.error}
      >
        {say('team.sessions.end_others.why')}
      </ConfirmDialog>
    </div>
  )
}
