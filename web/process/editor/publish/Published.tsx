import { paths } from '../../../paths.ts'
import { useSay } from '../../../platform/i18n.tsx'
import { Link } from '../../../ui/Link.tsx'
import { useVersions } from '../draft/draft-queries.ts'
import styles from './PublishDraftDialog.module.css'

/** What runs now: new deals the new version, those on their way the one they began with, until somebody moves them. */
export function Published({ processId, number }: { processId: string; number: number }) {
  const say = useSay()
  const rows = useVersions(processId).data?.rows ?? []
  const older = rows.filter((row) => row.number < number && row.runningDeals > 0)
  return (
    <>
      <p>{say('editor.published.new_deals', { number })}</p>
      {older.length > 0 && (
        <>
          <ul className={styles.old}>
            {older.map((row) => (
              <li key={row.number}>
                {say('editor.published.still_run', { count: row.runningDeals, number: row.number })}
              </li>
            ))}
          </ul>
          <p>
            <Link to={paths.moveDeals(processId, number)}>{say('editor.published.move', { number })}</Link>
          </p>
        </>
      )}
    </>
  )
}
