import { useLocation } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { useSay } from '../platform/i18n.tsx'
import { useSession } from '../platform/session.ts'
import { signOut } from '../team/session-acts.ts'
import { LanguageChoice, ThemeChoice } from '../team/settings/LookChoices.tsx'
import { Icon } from '../ui/icons.tsx'
import { Link } from '../ui/Link.tsx'
import { openPlaces, placeOf, places, thumbPlaces } from './places.ts'
import styles from './ThumbBar.module.css'

/** The foot of a phone: four places under the thumb, the rest behind "More". */
export function ThumbBar() {
  const say = useSay()
  const { pathname } = useLocation()
  const here = placeOf(pathname)
  const session = useSession()
  const more = useRef<HTMLDialogElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: going anywhere closes it
  useEffect(() => more.current?.close(), [pathname])

  const open = openPlaces(places.flat(), session)
  const foot = thumbPlaces(open)
  const rest = open.filter((place) => !foot.includes(place))
  const inRest = here !== undefined && rest.includes(here)
  return (
    <nav className={styles.bar} aria-label={say('frame.places')}>
      {foot.map((place) => (
        <Link
          key={place.id}
          to={place.path}
          className={styles.place}
          aria-current={place === here ? 'page' : undefined}
        >
          <Icon name={place.icon} size={20} />
          <span>{say(`frame.place.${place.id}`)}</span>
        </Link>
      ))}
      <button
        type="button"
        className={styles.place}
        aria-haspopup="dialog"
        data-here={inRest || undefined}
        onClick={() => more.current?.showModal()}
      >
        <Icon name="more" size={20} />
        <span>{say('frame.more')}</span>
      </button>
      <dialog ref={more} className={styles.sheet} aria-label={say('frame.more')}>
        <ul className={styles.rest}>
          {rest.map((place) => (
            <li key={place.id}>
              <Link to={place.path} className={styles.row} aria-current={place === here ? 'page' : undefined}>
                <Icon name={place.icon} size={20} />
                {say(`frame.place.${place.id}`)}
              </Link>
            </li>
          ))}
        </ul>
        <div className={styles.choices}>
          <ThemeChoice />
          <LanguageChoice />
        </div>
        <div className={styles.leave}>
          <span>{session.member.name}</span>
          <button type="button" onClick={signOut}>
            {say('frame.sign_out')}
          </button>
          <button type="button" onClick={() => more.current?.close()}>
            {say('common.close')}
          </button>
        </div>
      </dialog>
    </nav>
  )
}
