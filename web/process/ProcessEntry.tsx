import type { ProcessSummary } from '../../contract/process/process.ts'
import { textIn } from '../../contract/text.ts'
import { paths, withSearch } from '../paths.ts'
import { useSay } from '../platform/i18n.tsx'
import { useReader } from '../platform/reader/reader.ts'
import { useMay } from '../platform/session.ts'
import { SkeletonBar } from '../ui/feedback/states.tsx'
import { Link } from '../ui/Link.tsx'
import { DateText } from '../ui/values/values.tsx'
import { Goals } from './goals/Goals.tsx'
import { StageLine } from './map/StageLine.tsx'
import styles from './ProcessEntry.module.css'
import { useProcess } from './process-queries.ts'
import { Hints } from './publishing/Hints.tsx'

/** One process of the company in a few lines. Goal and hints come with its document, which its page needs anyway. */
export function ProcessEntry({ process }: { process: ProcessSummary }) {
  const say = useSay()
  const { language } = useReader()
  const seesDeals = useMay('deals.see')
  const { data } = useProcess(process.id)
  return (
    <li className={styles.process}>
      <div className={styles.head}>
        <h2 className={styles.name}>
          <Link to={paths.process(process.id)}>{textIn(process.name, language)}</Link>
        </h2>
        <span className="quiet">
          {say('process.version', { number: process.versionNumber })}
          {say('process.comma')}
          <DateText at={process.publishedAt} relative />
        </span>
        {process.retiredAt && <span className={styles.retired}>{say('versions.state.retired')}</span>}
        {seesDeals && (
          <Link className={styles.deals} to={withSearch(paths.dealBoard(), { process: process.id })}>
            {say('process.to_board', { count: process.openDeals })}
          </Link>
        )}
      </div>
      {process.purpose && <p className={styles.purpose}>{textIn(process.purpose, language)}</p>}
      <div className={styles.line}>
        <StageLine stages={process.stages} />
      </div>
      <div className={styles.foot}>
        {!data && <SkeletonBar width="24ch" />}
        {data && <Goals processId={process.id} goals={data.document.goals} />}
        {data && <Hints process={data} />}
      </div>
    </li>
  )
}
