import type { ReactNode } from 'react'
import { bulkRights } from '../../../contract/bulk.ts'
import { paths } from '../../paths.ts'
import { useSay } from '../../platform/i18n.tsx'
import { holds, useMay, useSession } from '../../platform/session.ts'
import { Page } from '../../ui/Page.tsx'
import { TabLinks } from '../../ui/TabLinks.tsx'
import styles from './SettingsPage.module.css'

type View =
  | 'profile'
  | 'sessions'
  | 'apiKeys'
  | 'bulkEdits'
  | 'workspace'
  | 'workingTime'
  | 'ownFields'
  | 'tags'
  | 'forms'
  | 'personalData'
  | 'assignmentRules'
  | 'qualification'
  | 'scoring'

/** What all settings have around them: one title, one row of views. */
export function SettingsPage({ view, children }: { view: View; children: ReactNode }) {
  const say = useSay()
  const { rights } = useSession()
  const views: View[] = [
    'profile',
    'sessions',
    'apiKeys',
    // Whoever may edit nothing any more still sees what he did.
    ...(view === 'bulkEdits' || holds(rights, ...Object.values(bulkRights)) ? (['bulkEdits'] as const) : []),
    ...(useMay('workspace.manage')
      ? (['workspace', 'workingTime', 'ownFields', 'tags', 'forms', 'personalData'] as const)
      : []),
    ...(rights['leads.edit'] === 'all' ? (['assignmentRules', 'qualification', 'scoring'] as const) : []),
  ]
  const tabs = views.map((one) => ({
    to: paths[one](),
    label: say(titles[one] ?? `team.settings.${one}`),
    current: one === view,
  }))
  return (
    <Page title={say('team.settings')} tools={<TabLinks label={say('team.settings')} tabs={tabs} />}>
      <div className={styles.view} data-reading={view === 'profile' || view === 'workspace' || undefined}>
        {children}
      </div>
    </Page>
  )
}

/** Views that are called what they are about. */
const titles: Partial<Record<View, string>> = {
  bulkEdits: 'bulk.edits',
  workingTime: 'calendars.title',
  ownFields: 'own_fields.title',
  tags: 'tags.title',
  forms: 'forms.title',
  personalData: 'privacy.title',
  assignmentRules: 'assignment.title',
  qualification: 'qualification.title',
  scoring: 'scores.title',
}
