import { Button } from '@mantine/core'
import { lazy, Suspense, useState } from 'react'
import { paths } from '../paths.ts'
import { useSay } from '../platform/i18n.tsx'
import { useMay } from '../platform/session.ts'
import { Answer, EmptyState } from '../ui/feedback/states.tsx'
import { Link } from '../ui/Link.tsx'
import { MayButton } from '../ui/MayButton.tsx'
import { Page } from '../ui/Page.tsx'
import { BegunProcesses } from './editor/begin/BegunProcesses.tsx'
import { ProcessEntry } from './ProcessEntry.tsx'
import styles from './ProcessesPage.module.css'
import { useProcesses } from './process-queries.ts'
import { Starters } from './starters/Starters.tsx'

const BeginProcessDialog = lazy(async () => ({
  default: (await import('./editor/begin/BeginProcessDialog.tsx')).BeginProcessDialog,
}))
const PublishDialog = lazy(async () => ({
  default: (await import('./publishing/PublishDialog.tsx')).PublishDialog,
}))

/** The processes of the company, the ready-made ones it could take, and the way to bring one's own. */
export function ProcessesPage() {
  const say = useSay()
  const publishes = useMay('process.publish')
  const [publishing, setPublishing] = useState(false)
  const [beginning, setBeginning] = useState(false)
  return (
    <Page
      title={say('process.title')}
      sub={say('process.sub')}
      actions={
        <>
          <Button component={Link} variant="default" to={paths.chooseProcess()}>
            {say('choosing.title')}
          </Button>
          <MayButton may={publishes || 'not_allowed'} variant="default" onClick={() => setPublishing(true)}>
            {say('process.publish.from_yaml')}
          </MayButton>
          <MayButton may={publishes || 'not_allowed'} onClick={() => setBeginning(true)}>
            {say('editor.begin')}
          </MayButton>
        </>
      }
    >
      <Answer of={useProcesses()}>
        {({ rows, begun }) => (
          <div className={styles.parts}>
            {rows.length === 0 ? (
              <EmptyState title={say('process.empty')}>
                <p>{say('process.empty.why')}</p>
                <p>{say(publishes ? 'process.empty.how' : 'process.empty.who')}</p>
              </EmptyState>
            ) : (
              <ul className={styles.processes}>
                {rows.map((process) => (
                  <ProcessEntry key={process.id} process={process} />
                ))}
              </ul>
            )}
            <BegunProcesses begun={begun} />
            <Starters taken={new Set(rows.map(({ key }) => key))} />
          </div>
        )}
      </Answer>
      <Suspense>
        {publishing && <PublishDialog onClose={() => setPublishing(false)} />}
        {beginning && <BeginProcessDialog onClose={() => setBeginning(false)} />}
      </Suspense>
    </Page>
  )
}
