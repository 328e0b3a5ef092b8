import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { type ApiKey, listApiKeys, revokeApiKey } from '../../../contract/team/api-keys.ts'
import { useAct } from '../../platform/act.ts'
import { ask } from '../../platform/ask.ts'
import { useSay } from '../../platform/i18n.tsx'
import { ConfirmDialog } from '../../ui/dialogs/ConfirmDialog.tsx'
import { Answer, EmptyState } from '../../ui/feedback/states.tsx'
import { type Column, DataTable } from '../../ui/tables/DataTable.tsx'
import { Code, DateText } from '../../ui/values/values.tsx'
import { CreateApiKeyDialog } from './CreateApiKeyDialog.tsx'
import { SettingsPage } from './SettingsPage.tsx'
import styles from './settings.module.css'

/** Keys by which other programs act as me. */
export function ApiKeysPage() {
  const say = useSay()
  const keys = useQuery(ask(listApiKeys))
  const [making, setMaking] = useState(false)
  const [ending, setEnding] = useState<ApiKey | null>(null)
  const end = useAct(revokeApiKey, { touches: [['api-keys']], onDone: () => setEnding(null) })
  const make = <Button onClick={() => setMaking(true)}>{say('team.keys.create')}</Button>
  return (
    <SettingsPage view="apiKeys">
      <p className={styles.lead}>{say('team.keys.sub')}</p>
      <Answer of={keys}>
        {({ rows }) => (
          <>
            <DataTable
              label={say('team.settings.apiKeys')}
              columns={columns()}
              rows={rows}
              rowKey={(row) => row.id}
              empty={
                <EmptyState title={say('team.keys.empty')} act={make}>
                  {say('team.keys.empty.why')}
                </EmptyState>
              }
            />
            {rows.length > 0 && <div className={styles.foot}>{make}</div>}
          </>
        )}
      </Answer>
      {making && <CreateApiKeyDialog onClose={() => setMaking(false)} />}
      <ConfirmDialog
        opened={ending !== null}
        onClose={() => setEnding(null)}
        title={say('team.keys.revoke.ask', { name: ending?.name ?? '' })}
        act={say('team.keys.revoke')}
        onAct={() => ending && end.mutate({ params: { id: ending.id } })}
        acting={end.isPending}
        error={end.error}
        grave
      >
        {say('team.keys.revoke.why')}
      </ConfirmDialog>
    </SettingsPage>
  )

  function columns(): Column<ApiKey>[] {
    return [
      { key: 'name', label: say('team.keys.name'), cell: (key) => key.name },
      {
        key: 'prefix',
        label: say('team.keys.prefix'),
        width: '120px',
        onPhone: false,
        cell: (key) => <Code>{`${key.prefix}…`}</Code>,
      },
      {
        key: 'member',
        label: say('team.keys.acts_as'),
        width: '180px',
        onPhone: false,
        cell: (key) => key.member.name,
      },
      {
        key: 'created',
        label: say('team.keys.created'),
        width: '130px',
        onPhone: false,
        cell: (key) => <DateText at={key.createdAt.slice(0, 10)} />,
      },
      {
        key: 'used',
        label: say('team.keys.used'),
        width: '140px',
        cell: (key) => (key.lastUsedAt ? <DateText at={key.lastUsedAt} relative /> : say('team.keys.never')),
      },
      {
        key: 'act',
        label: say('common.actions'),
        labelHidden: true,
        width: '110px',
        align: 'end',
        cell: (key) =>
          key.revokedAt ? (
            <span className={styles.ended}>{say('team.keys.revoked')}</span>
          ) : (
            <Button variant="subtle" size="compact-sm" onClick={() => setEnding(key)}>
              {say('team.keys.revoke')}
            </Button>
          ),
      },
    ]
  }
}
