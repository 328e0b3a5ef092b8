import type { ReactNode } from 'react'
import type { PersonId } from '../../../contract/ids.ts'
import styles from './ReportingLines.module.css'

interface Member {
  id: PersonId
  reportsToId: PersonId | null
}

interface ReportingLinesProps<Person> {
  people: readonly Person[]
  children: (person: Person) => ReactNode
}

/** Who reports to whom, as a picture: whoever reports stands under whom he reports to, joined by a line. */
export function ReportingLines<Person extends Member>({ people, children }: ReportingLinesProps<Person>) {
  const here = new Set(people.map(({ id }) => id))
  // One whose boss is not here stands by himself.
  const heads = people.filter(({ reportsToId }) => reportsToId === null || !here.has(reportsToId))
  return (
    <Level people={people} at={heads} depth={0}>
      {children}
    </Level>
  )
}

interface LevelProps<Person> extends ReportingLinesProps<Person> {
  at: readonly Person[]
  depth: number
}

function Level<Person extends Member>({ people, at, depth, children }: LevelProps<Person>) {
  if (at.length === 0) return null
  return (
    <ul className={styles.level} data-below={depth > 0 || undefined}>
      {at.map((person) => (
        <li key={person.id} className={styles.person}>
          {children(person)}
          <Level
            people={people}
            at={people.filter(({ reportsToId }) => reportsToId === person.id)}
            depth={depth + 1}
          >
            {children}
          </Level>
        </li>
      ))}
    </ul>
  )
}
