import { Button } from '@mantine/core'
import { useParams } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import type { CompanyPage as Shown } from '../../../contract/customers/companies.ts'
import { ActivityComposer } from '../../activities/ActivityComposer.tsx'
import { ActivityList } from '../../activities/ActivityList.tsx'
import { paths } from '../../paths.ts'
import { useSay } from '../../platform/i18n.tsx'
import { useMay } from '../../platform/session.ts'
import { Leave } from '../../ui/dialogs/Leave.tsx'
import { Answer } from '../../ui/feedback/states.tsx'
import { Link } from '../../ui/Link.tsx'
import { Page } from '../../ui/Page.tsx'
import { PersonAvatar } from '../../ui/values/PersonAvatar.tsx'
import { useCompany } from '../customer-queries.ts'
import { ReachOut } from '../people/ReachOut.tsx'
import { MailLink, PhoneLink } from '../people/reach.tsx'
import { CustomerDeals } from '../record/CustomerDeals.tsx'
import { Place } from '../record/Place.tsx'
import styles from '../record/Record.module.css'
import { Part, RecordColumns } from '../record/Record.tsx'
import { RecordSkeleton } from '../record/RecordSkeleton.tsx'
import { CompanyFacts } from './CompanyFacts.tsx'

const CreatePersonDialog = lazy(async () => ({
  default: (await import('../people/CreatePersonDialog.tsx')).CreatePersonDialog,
}))

/** One company: what is going on with it, what it is, and who works there. */
export function CompanyPage() {
  const { id = '' } = useParams({ strict: false }) as { id?: string }
  return (
    <Answer of={useCompany(id)} waiting={<RecordSkeleton />}>
      {(company) =>
        // It was merged: its address is that of the one it went into.
        company.id === id ? (
          <CompanyRecord key={company.id} company={company} />
        ) : (
          <Leave to={paths.company(company.id)} />
        )
      }
    </Answer>
  )
}

function CompanyRecord({ company }: { company: Shown }) {
  const say = useSay()
  const seesDeals = useMay('deals.see')
  return (
    <Page
      title={company.name}
      sub={
        <>
          {company.industry && <bdi>{company.industry}</bdi>}
          {company.industry && (company.city ?? company.country) && ' · '}
          <Place city={company.city} country={company.country} />
        </>
      }
      actions={<ReachOut phone={company.phone} email={company.email} />}
    >
      <RecordColumns
        main={
          <>
            {seesDeals && (
              <Part title={say('customers.deals')}>
                <CustomerDeals of={{ company: company.id }} />
              </Part>
            )}
            <Part title={say('customers.history')}>
              {company.can.edit === true && (
                <ActivityComposer about={{ company: company.id }} people={company.people} />
              )}
              <ActivityList about={{ company: company.id }} />
            </Part>
          </>
        }
        side={
          <>
            <Part title={say('customers.facts')}>
              <CompanyFacts company={company} />
            </Part>
            <PeopleThere company={company} />
            {company.subsidiaries.length > 0 && (
              <Part title={say('customers.subsidiaries')}>
                <ul className={styles.people}>
                  {company.subsidiaries.map((one) => (
                    <li key={one.id}>
                      <Link to={paths.company(one.id)}>
                        <bdi>{one.name}</bdi>
                      </Link>
                    </li>
                  ))}
                </ul>
              </Part>
            )}
          </>
        }
      />
    </Page>
  )
}

function PeopleThere({ company }: { company: Shown }) {
  const say = useSay()
  const mayCreate = useMay('customers.edit')
  const [creating, setCreating] = useState(false)
  return (
    <Part
      title={say('customers.people')}
      act={
        mayCreate && (
          <Button variant="subtle" size="compact-sm" onClick={() => setCreating(true)}>
            {say('customers.person.add')}
          </Button>
        )
      }
    >
      {company.people.length === 0 && <p className="quiet">{say('customers.people.none')}</p>}
      <ul className={styles.people}>
        {company.people.map((person) => (
          <li key={person.id} className={styles.person}>
            <PersonAvatar name={person.name} size={28} />
            <span>
              <Link to={paths.person(person.id)} className={styles.who}>
                <bdi>{person.name}</bdi>
              </Link>
            </span>
            {person.jobTitle && (
              <span className="quiet">
                <bdi>{person.jobTitle}</bdi>
              </span>
            )}
            <span className={styles.reach}>
              {person.phone && <PhoneLink phone={person.phone} />}
              {person.email && <MailLink email={person.email} />}
            </span>
          </li>
        ))}
      </ul>
      <Suspense>
        {creating && (
          <CreatePersonDialog
            company={company}
            onClose={() => setCreating(false)}
            onDone={() => setCreating(false)}
          />
        )}
      </Suspense>
    </Part>
  )
}
