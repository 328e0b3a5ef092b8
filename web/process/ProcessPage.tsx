import { Button } from '@mantine/core'
import { useParams } from '@tanstack/react-router'
import type { ProcessVersion } from '../../contract/process/process.ts'
import { textIn } from '../../contract/text.ts'
import { paths, withSearch } from '../paths.ts'
import { useSay } from '../platform/i18n.tsx'
import { useReader } from '../platform/reader/reader.ts'
import { useSearchParams } from '../platform/search-params.ts'
import { useMay } from '../platform/session.ts'
import { Answer } from '../ui/feedback/states.tsx'
import { Link } from '../ui/Link.tsx'
import { Page } from '../ui/Page.tsx'
import { TabLinks } from '../ui/TabLinks.tsx'
import { Roles } from './details/Roles.tsx'
import { TaskTable } from './details/TaskTable.tsx'
import { ExportButton } from './ExportButton.tsx'
import { Goals } from './goals/Goals.tsx'
import { ProcessMap } from './map/ProcessMap.tsx'
import styles from './ProcessPage.module.css'
import { ProcessSkeleton } from './ProcessSkeleton.tsx'
import { useProcess, useProcesses } from './process-queries.ts'
import { type ProcessSearch, readProcessSearch } from './process-search.ts'
import { Hints } from './publishing/Hints.tsx'
import { Reasons } from './publishing/Reasons.tsx'
import { VersionChoice } from './VersionChoice.tsx'

/** One process as a map or as a table: what is done in which order, by whom, and what is asked for on the way. */
export function ProcessPage() {
  const say = useSay()
  const { language } = useReader()
  const { id = '' } = useParams({ strict: false })
  const [search, setSearch] = useSearchParams(readProcessSearch)
  const process = useProcess(id, search.version)
  const latest = useProcesses().data?.rows.find((row) => row.id === id)
  const name = process.data ? textIn(process.data.document.name, language) : say('process.title')
  return (
    <Page
      title={name}
      mark={process.data && say('process.version', { number: process.data.number })}
      sub={process.data?.document.purpose && textIn(process.data.document.purpose, language)}
      actions={
        process.data && (
          <Acts process={process.data} openDeals={latest?.openDeals} latest={latest?.versionNumber} />
        )
      }
      tools={<Layers id={id} search={search} />}
    >
      <Answer of={process} waiting={<ProcessSkeleton />}>
        {(data) => (
          <div className={styles.parts}>
            <div className={styles.lead}>
              {latest && latest.versionNumber !== data.number && (
                <p className={styles.old}>
                  {say('process.version.old', { number: data.number, latest: latest.versionNumber })}{' '}
                  <Link to={paths.process(id)}>{say('process.version.see_latest')}</Link>
                </p>
              )}
              <Goals processId={id} goals={data.document.goals} />
              <Hints process={data} />
            </div>
            {search.view === 'map' ? (
              <ProcessMap
                document={data.document}
                chosen={search.stage}
                onChoose={(stage) => setSearch({ stage }, { replace: true })}
              />
            ) : (
              <TaskTable document={data.document} />
            )}
            <Roles process={data} />
            <Reasons document={data.document} />
          </div>
        )}
      </Answer>
    </Page>
  )
}

/** The layers of the same picture. */
function Layers({ id, search }: { id: string; search: ProcessSearch }) {
  const say = useSay()
  const version = search.version === undefined ? undefined : String(search.version)
  const tabs = (['map', 'table'] as const).map((view) => ({
    to: withSearch(paths.process(id), { view: view === 'map' ? undefined : view, version }),
    label: say(`process.view.${view}`),
    current: view === search.view,
  }))
  return <TabLinks label={say('process.views')} tabs={tabs} />
}

function Acts(props: { process: ProcessVersion; openDeals: number | undefined; latest: number | undefined }) {
  const { process, openDeals, latest = process.number } = props
  const say = useSay()
  const seesDeals = useMay('deals.see')
  const publishes = useMay('process.publish')
  return (
    <>
      {latest > 1 && <VersionChoice process={process} latest={latest} />}
      <Button component={Link} variant="default" to={paths.processVersions(process.processId)}>
        {say('versions.title')}
      </Button>
      <ExportButton process={process} />
      {seesDeals && openDeals !== undefined && (
        <Button
          component={Link}
          variant="default"
          to={withSearch(paths.dealBoard(), { process: process.processId })}
        >
          {say('process.to_board', { count: openDeals })}
        </Button>
      )}
      {publishes && (
        <Button component={Link} to={paths.processEditor(process.processId)}>
          {say('editor.edit')}
        </Button>
      )}
    </>
  )
}
