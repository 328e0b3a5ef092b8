import type { VersionSummary } from '../../../contract/process/process-drafts.ts'
import { paths, withSearch } from '../../paths.ts'
import { useSay } from '../../platform/i18n.tsx'
import { useMay } from '../../platform/session.ts'
import { Link } from '../../ui/Link.tsx'
import { DateText } from '../../ui/values/values.tsx'
import { ExportLink } from './ExportLink.tsx'
import styles from './VersionRow.module.css'

interface VersionRowProps {
  processId: string
  documentKey: string
  version: VersionSummary
  latest: boolean
  /** Deals still run older versions than this. */
  olderRun: boolean
}

/** One version: its number, who published it when and why, and the deals that run it. */
export function VersionRow({ processId, documentKey, version, latest, olderRun }: VersionRowProps) {
  const say = useSay()
  const publishes = useMay('process.publish')
  const { number, publishedAt, publishedBy, reason, runningDeals, state } = version
  return (
    <li className={styles.version}>
      <div className={styles.head}>
        <h2 className={styles.number}>
          <Link to={withSearch(paths.process(processId), { version: latest ? undefined : String(number) })}>
            {say('versions.number', { number })}
          </Link>
        </h2>
        <span className="quiet">
          {latest && state === 'published' ? say('versions.state.runs') : say(`versions.state.${state}`)}
        </span>
        <span className={styles.deals}>{say('versions.running', { count: runningDeals })}</span>
      </div>
      <p className={styles.why}>{reason ?? <span className="quiet">{say('versions.no_reason')}</span>}</p>
      <div className={styles.foot}>
        <span className="quiet">
          <DateText at={publishedAt} relative />
          {publishedBy && say('versions.by', { who: publishedBy })}
        </span>
        <ExportLink processId={processId} number={number} name={`${documentKey}-${number}.yaml`} />
        {publishes && latest && olderRun && (
          <Link to={paths.moveDeals(processId, number)}>{say('versions.move_here', { number })}</Link>
        )}
      </div>
    </li>
  )
}
