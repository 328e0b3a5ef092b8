import { useParams } from '@tanstack/react-router'
import type { PersonPage as Shown } from '../../../contract/customers/people.ts'
import { ActivityComposer } from '../../activities/ActivityComposer.tsx'
import { paths } from '../../paths.ts'
import { useSay } from '../../platform/i18n.tsx'
import { useMay } from '../../platform/session.ts'
import { SharedWith } from '../../sharing/SharedWith.tsx'
import { Leave } from '../../ui/dialogs/Leave.tsx'
import { Answer } from '../../ui/feedback/states.tsx'
import { Link } from '../../ui/Link.tsx'
import { Page } from '../../ui/Page.tsx'
import { PersonAvatar } from '../../ui/values/PersonAvatar.tsx'
import { useEditPerson, usePerson } from '../customer-queries.ts'
import { PersonFiles } from '../profile/CustomerFiles.tsx'
import { CustomerHistory } from '../profile/CustomerHistory.tsx'
import { Habits } from '../profile/Habits.tsx'
import { firstOf, Reach } from '../profile/Reach.tsx'
import { CustomerDeals } from '../record/CustomerDeals.tsx'
import styles from '../record/Record.module.css'
import { Part, RecordColumns } from '../record/Record.tsx'
import { RecordSkeleton } from '../record/RecordSkeleton.tsx'
import { TagRow } from '../tags/TagRow.tsx'
import { PersonFacts } from './PersonFacts.tsx'
import { ReachOut } from './ReachOut.tsx'
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
  const seesDeals = useMay('deals.see')
  const save = useEditPerson(person)
  const of = { person: person.id }
  return (
    <Page
      title={person.name}
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
      actions={
        <ReachOut
          phone={firstOf('phone', person, person.contacts)}
          email={firstOf('email', person, person.contacts)}
        />
      }
      tools={<TagRow of={of} tags={person.tags} may={person.can.edit} />}
    >
      <RecordColumns
        main={
          <>
            <Part title={say('profile.title')}>
              <Habits record={person} save={save} />
            </Part>
            {seesDeals && (
              <Part title={say('customers.deals')}>
                <CustomerDeals of={of} />
              </Part>
            )}
            <Part title={say('profile.history')}>
              {person.can.edit === true && <ActivityComposer about={of} />}
              <CustomerHistory of={of} />
            </Part>
          </>
        }
        side={
          <>
            <Part title={say('profile.reach')}>
              <Reach of={of} record={person} contacts={person.contacts} save={save} />
            </Part>
            <Part title={say('customers.facts')}>
              <PersonFacts person={person} />
              <Link to={paths.dataOfPerson(person.id)}>{say('privacy.title')}</Link>
            </Part>
            <Reports person={person} />
            <PersonFiles id={person.id} />
            <Part title={say('sharing.title')}>
              <SharedWith id={person.id} name={person.name} />
            </Part>
          </>
        }
      />
    </Page>
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
