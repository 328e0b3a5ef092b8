import { paths, withSearch } from '../paths.ts'
import { useSay } from '../platform/i18n.tsx'
import { Link } from '../ui/Link.tsx'
import styles from './DealViews.module.css'

/** The same deals as a board or as a list; the filter goes along. */
export function DealViews({
  here,
  filter,
}: {
  here: 'board' | 'list'
  filter: Record<string, string | undefined>
}) {
  const say = useSay()
  const { process, owner, product } = filter
  const views = [
    { is: 'board', to: withSearch(paths.dealBoard(), { process, owner, product }) },
    { is: 'list', to: withSearch(paths.dealList(), { status: 'open', process, owner, product }) },
  ] as const
  return (
    <nav className={styles.views} aria-label={say('deals.views')}>
      {views.map(({ is, to }) => (
        <Link key={is} to={to} className={styles.view} aria-current={is === here ? 'page' : undefined}>
          {say(`deals.view.${is}`)}
        </Link>
      ))}
    </nav>
  )
}
