import { useLocation } from '@tanstack/react-router'
import { useSay } from '../platform/i18n.tsx'
import { useSession } from '../platform/session.ts'
import { Icon } from '../ui/icons.tsx'
import { Link } from '../ui/Link.tsx'
import { AccountMenu } from './AccountMenu.tsx'
import { openPlaces, type Place, placeOf, places } from './places.ts'
import styles from './SideBar.module.css'

interface SideBarProps {
  narrow: boolean
  onNarrow: () => void
  onKeys: () => void
}

/** The places by the user's day. Narrow, each keeps its word under its drawing. */
export function SideBar({ narrow, onNarrow, onKeys }: SideBarProps) {
  const say = useSay()
  const here = placeOf(useLocation().pathname)
  const { workspace } = useSession()
  return (
    <aside className={styles.bar} data-narrow={narrow || undefined}>
      <div className={styles.head}>
        <span className={styles.house}>{narrow ? '' : workspace.name}</span>
        <button
          type="button"
          className={styles.fold}
          onClick={onNarrow}
          aria-expanded={!narrow}
          aria-label={say(narrow ? 'frame.widen' : 'frame.narrow')}
        >
          <Icon name="collapse" />
        </button>
      </div>
      <nav aria-label={say('frame.places')} className={styles.places}>
        {places.map((group) => (
          <ul key={group[0]?.id} className={styles.group}>
            <Places group={group} here={here} />
          </ul>
        ))}
      </nav>
      <div className={styles.foot}>
        <AccountMenu narrow={narrow} onKeys={onKeys} />
      </div>
    </aside>
  )
}

function Places({ group, here }: { group: readonly Place[]; here: Place | undefined }) {
  const say = useSay()
  const open = openPlaces(group, useSession())
  return open.map((place) => (
    <li key={place.id}>
      <Link to={place.path} className={styles.place} aria-current={place === here ? 'page' : undefined}>
        <Icon name={place.icon} />
        <span>{say(`frame.place.${place.id}`)}</span>
      </Link>
    </li>
  ))
}
