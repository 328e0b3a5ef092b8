import { useParams } from '@tanstack/react-router'
import type { PersonPage as Shown } from '../../../contract/customers/people.ts'
import { paths } from '../../paths.ts'
import { useSay } from '../../platform/i18n.tsx'
import { Leave } from '../../ui/dialogs/Leave.tsx'
import { Answer } from '../../ui/feedback/states.tsx'
import { Link } from '../../ui/Link.tsx'
import { PersonAvatar } from '../../ui/values/PersonAvatar.tsx'
import { useEditPerson, usePerson } from '../customer-queries.ts'
import { PersonFiles } from '../profile/CustomerFiles.tsx'
import { CustomerRecord } from '../record/CustomerRecord.tsx'
import styles from '../record/Record.module.css'
import { Part } from '../record/Record.tsx'
import { RecordSkeleton } from '../record/RecordSkeleton.tsx'
import { PersonFacts } from './PersonFacts.tsx'
import { ReportingLines } from './ReportingLines.tsx'

/** One person: what was said, what is being sold, and how to reach him. */
export function PersonPage() {
  const { id = '' } = useParams({ strict: false }) as { id?: string }
  return (
    <Answer of={usePerson(id)} waiting={<RecordSkeleton />}>
      {(person) =>
        // It was merged: its address is that of the one it went into.
        person.id === id ? (
          <PersonRecord key={person.id} person={person} />
        ) : (
          <Leave to={paths.person(person.id)} />
        )
      }
    </Answer>
  )
}

function PersonRecord({ person }: { person: Shown }) {
  const say = useSay()
  const save = useEditPerson(person)
  return (
    <CustomerRecord
      of={{ person: person.id }}
      record={person}
      save={save}
      sub={
        <>
          {person.jobTitle && <bdi>{person.jobTitle}</bdi>}
          {person.jobTitle && person.company && ' · '}
          {person.company && (
            <Link to={paths.company(person.company.id)}>
              <bdi>{person.company.name}</bdi>
            </Link>
          )}
        </>
      }
    >
      <Part title={say('customers.facts')}>
        <PersonFacts person={person} />
        <Link to={paths.dataOfPerson(person.id)}>{say('privacy.title')}</Link>
      </Part>
      <Reports person={person} />
      <PersonFiles id={person.id} />
    </CustomerRecord>
  )
}

/** Who reports to him, under whom he reports to: the part of the picture he stands in. */
function Reports({ person: { id, name, reportsTo, reports } }: { person: Shown }) {
  const say = useSay()
  if (reports.length === 0) return null
  const line = [
    ...(reportsTo ? [{ ...reportsTo, reportsToId: null }] : []),
    { id, name, reportsToId: reportsTo?.id ?? null },
    ...reports.map((one) => ({ ...one, reportsToId: id })),
  ]
  return (
    <Part title={say('profile.reports')}>
      <ReportingLines people={line}>
        {(one) => (
          <div className={styles.person}>
            <PersonAvatar name={one.name} size={28} />
            {one.id === id ? (
              <bdi className={styles.who}>{one.name}</bdi>
            ) : (
              <Link to={paths.person(one.id)} className={styles.who}>
                <bdi>{one.name}</bdi>
              </Link>
            )}
          </div>
        )}
      </ReportingLines>
    </Part>
  )
}
