import { Button } from '@mantine/core'
import { useParams } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { reviveProcess } from '../../../contract/process/process-drafts.ts'
import { textIn } from '../../../contract/text.ts'
import { paths } from '../../paths.ts'
import { useAct } from '../../platform/act.ts'
import { useSay } from '../../platform/i18n.tsx'
import { useReader } from '../../platform/reader/reader.ts'
import { useSearchParams } from '../../platform/search-params.ts'
import { useMay } from '../../platform/session.ts'
import { Answer } from '../../ui/feedback/states.tsx'
import { ActError } from '../../ui/inputs/FieldError.tsx'
import { Link } from '../../ui/Link.tsx'
import { MayButton } from '../../ui/MayButton.tsx'
import { Page } from '../../ui/Page.tsx'
import { DateText } from '../../ui/values/values.tsx'
import { useVersions } from '../editor/draft/draft-queries.ts'
import { useProcess, useProcesses } from '../process-queries.ts'
import { Comparison } from './Comparison.tsx'
import { VersionRow } from './VersionRow.tsx'
import styles from './VersionsPage.module.css'
import { readVersionsSearch } from './versions-search.ts'

const RetireDialog = lazy(async () => ({ default: (await import('./RetireDialog.tsx')).RetireDialog }))
const DiscardDialog = lazy(async () => ({ default: (await import('./DiscardDialog.tsx')).DiscardDialog }))

/** All versions of a process: who published which and why, how many deals run it, and what changed between two. */
export function VersionsPage() {
  const say = useSay()
  const { language } = useReader()
  const { id = '' } = useParams({ strict: false })
  const publishes = useMay('process.publish')
  const [search, setSearch] = useSearchParams(readVersionsSearch)
  const [asking, setAsking] = useState<'retire' | 'discard' | null>(null)
  const process = useProcess(id)
  const summary = useProcesses().data?.rows.find((row) => row.id === id)
  const versions = useVersions(id)
  const revive = useAct(reviveProcess, { touches: [['processes']] })
  const name = process.data ? textIn(process.data.document.name, language) : ''
  const rows = versions.data?.rows ?? []
  const latest = rows[0]?.number
  const from = search.from ?? rows[1]?.number
  const to = search.to ?? latest
  return (
    <Page
      title={name ? say('versions.of', { name }) : say('versions.title')}
      sub={<Link to={paths.process(id)}>{say('versions.back')}</Link>}
      actions={
        <>
          {publishes && (
            <Button variant="default" onClick={() => setAsking('discard')}>
              {say('versions.discard')}
            </Button>
          )}
          {summary?.retiredAt ? (
            <MayButton
              may={publishes || 'not_allowed'}
              variant="default"
              loading={revive.isPending}
              onClick={() => revive.mutate({ params: { id: id as never } })}
            >
              {say('versions.revive')}
            </MayButton>
          ) : (
            <MayButton may={publishes || 'not_allowed'} variant="default" onClick={() => setAsking('retire')}>
              {say('versions.retire')}
            </MayButton>
          )}
          {publishes && (
            <Button component={Link} to={paths.processEditor(id)}>
              {say('editor.edit')}
            </Button>
          )}
        </>
      }
    >
      <ActError error={revive.error} />
      {summary?.retiredAt && (
        <p className={styles.retired}>
          {say('versions.retired_since')} <DateText at={summary.retiredAt} />
        </p>
      )}
      <Answer of={versions}>
        {() => (
          <div className={styles.parts}>
            <ol className={styles.versions} aria-label={say('versions.title')}>
              {rows.map((version) => (
                <VersionRow
                  key={version.id}
                  processId={id}
                  documentKey={process.data?.document.key ?? 'process'}
                  version={version}
                  latest={version.number === latest}
                  olderRun={rows.some((row) => row.number < version.number && row.runningDeals > 0)}
                />
              ))}
            </ol>
            {latest !== undefined && (
              <Comparison
                processId={id}
                numbers={rows.map(({ number }) => number)}
                from={from}
                to={to}
                withDraft={publishes}
                onChoose={(choice) => setSearch(choice, { replace: true })}
              />
            )}
          </div>
        )}
      </Answer>
      <Suspense>
        {asking === 'retire' && <RetireDialog processId={id} onClose={() => setAsking(null)} />}
        {asking === 'discard' && <DiscardDialog processId={id} onClose={() => setAsking(null)} />}
      </Suspense>
    </Page>
  )
}
