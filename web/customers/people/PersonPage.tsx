import { useParams } from '@tanstack/react-router'
import type { Person } from '../../../contract/customers/people.ts'
import { ActivityComposer } from '../../activities/ActivityComposer.tsx'
import { ActivityList } from '../../activities/ActivityList.tsx'
import { paths } from '../../paths.ts'
import { useSay } from '../../platform/i18n.tsx'
import { useMay } from '../../platform/session.ts'
import { Leave } from '../../ui/dialogs/Leave.tsx'
import { Answer } from '../../ui/feedback/states.tsx'
import { Link } from '../../ui/Link.tsx'
import { Page } from '../../ui/Page.tsx'
import { usePerson } from '../customer-queries.ts'
import { CustomerDeals } from '../record/CustomerDeals.tsx'
import { Part, RecordColumns } from '../record/Record.tsx'
import { RecordSkeleton } from '../record/RecordSkeleton.tsx'
import { PersonFacts } from './PersonFacts.tsx'
import { ReachOut } from './ReachOut.tsx'

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

function PersonRecord({ person }: { person: Person }) {
  const say = useSay()
  const seesDeals = useMay('deals.see')
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
      actions={<ReachOut phone={person.phone} email={person.email} />}
    >
      <RecordColumns
        main={
          <>
            {seesDeals && (
              <Part title={say('customers.deals')}>
                <CustomerDeals of={{ person: person.id }} />
              </Part>
            )}
            <Part title={say('customers.history')}>
              {person.can.edit === true && <ActivityComposer about={{ person: person.id }} />}
              <ActivityList about={{ person: person.id }} />
            </Part>
          </>
        }
        side={
          <Part title={say('customers.facts')}>
            <PersonFacts person={person} />
            <Link to={paths.dataOfPerson(person.id)}>{say('privacy.title')}</Link>
          </Part>
        }
      />
    </Page>
  )
}
