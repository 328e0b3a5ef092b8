import styles from '../deals/DealViews.module.css'
import { paths, withSearch } from '../paths.ts'
import { useSay } from '../platform/i18n.tsx'
import { Link } from '../ui/Link.tsx'

type View = 'board' | 'list' | 'numbers'

/** The same leads as a board, as a list and as numbers; whose and from where goes along. */
export function LeadViews({
  here,
  filter = {},
}: {
  here: View
  filter?: { owner?: string | undefined; source?: string | undefined }
}) {
  const say = useSay()
  const { owner, source } = filter
  const views: readonly { is: View; to: string }[] = [
    { is: 'board', to: withSearch(paths.leadBoard(), { owner, source }) },
    { is: 'list', to: withSearch(paths.leadList(), { owner, source }) },
    { is: 'numbers', to: paths.leadNumbers() },
  ]
  return (
    <nav className={styles.views} aria-label={say('leads.views')}>
      {views.map(({ is, to }) => (
        <Link key={is} to={to} className={styles.view} aria-current={is === here ? 'page' : undefined}>
          {say(`leads.view.${is}`)}
        </Link>
      ))}
      <Link to={paths.conversations()} className={styles.view}>
        {say('chat.conversations')}
      </Link>
    </nav>
  )
}
