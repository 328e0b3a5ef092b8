import { useSay } from '../../platform/i18n.tsx'
import { PersonAvatar } from '../../ui/values/PersonAvatar.tsx'
import styles from './groups.module.css'

/** Several people in a line, leaders said. */
export function PeopleLine({ people }: { people: readonly { id: string; name: string; leads?: boolean }[] }) {
  const say = useSay()
  if (people.length === 0) return <span className={styles.nobody}>{say('team.nobody')}</span>
  return (
    <span className={styles.people}>
      {people.map((person) => (
        <span key={person.id} className={styles.person}>
          <PersonAvatar name={person.name} />
          {person.name}
          {person.leads && <span className="quiet">{say('team.leads')}</span>}
        </span>
      ))}
    </span>
  )
}
