import { lazy, Suspense, useState } from 'react'
import { useSay } from '../platform/i18n.tsx'
import { useMay } from '../platform/session.ts'
import { MayButton } from '../ui/MayButton.tsx'
import { Page } from '../ui/Page.tsx'
import { Answer, EmptyState } from '../ui/states.tsx'
import { ProcessEntry } from './ProcessEntry.tsx'
import styles from './ProcessesPage.module.css'
import { useProcesses } from './process-queries.ts'
import { Starters } from './Starters.tsx'

const PublishDialog = lazy(async () => ({ default: (await import('./PublishDialog.tsx')).PublishDialog }))

/** The processes of the company, the ready-made ones it could take, and the way to bring one's own. */
export function ProcessesPage() {
  const say = useSay()
  const publishes = useMay('process.publish')
  const [publishing, setPublishing] = useState(false)
  return (
    <Page
      title={say('process.title')}
      sub={say('process.sub')}
      actions={
        <MayButton may={publishes || 'not_allowed'} onClick={() => setPublishing(true)}>
          {say('process.publish.from_yaml')}
        </MayButton>
      }
    >
      <Answer of={useProcesses()}>
        {({ rows }) => (
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
            <Starters taken={new Set(rows.map(({ key }) => key))} />
          </div>
        )}
      </Answer>
      <Suspense>{publishing && <PublishDialog onClose={() => setPublishing(false)} />}</Suspense>
    </Page>
  )
}
