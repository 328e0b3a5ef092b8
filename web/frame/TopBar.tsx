import { useLocation } from '@tanstack/react-router'
import { NoticeBell } from '../notices/NoticeBell.tsx'
import { useSay } from '../platform/i18n.tsx'
import { Icon } from '../ui/icons.tsx'
import { KeyHint } from '../ui/KeyHint.tsx'
import { Link } from '../ui/Link.tsx'
import { placeOf } from './places.ts'
import styles from './TopBar.module.css'

/** Where I am, and the way to everything else. */
export function TopBar({ onSearch }: { onSearch: () => void }) {
  const say = useSay()
  const place = placeOf(useLocation().pathname)
  return (
    <div className={styles.bar}>
      <nav className={styles.here} aria-label={say('frame.here')}>
        {place && (
          <Link to={place.path} className={styles.place}>
            {say(`frame.place.${place.id}`)}
          </Link>
        )}
      </nav>
      <div className={styles.tools}>
        <search>
          <button type="button" className={styles.search} onClick={onSearch}>
            <Icon name="search" />
            <span>{say('frame.search')}</span>
            <span className={styles.hint}>
              <KeyHint keys="mod+k" />
            </span>
          </button>
        </search>
        <NoticeBell />
      </div>
    </div>
  )
}
