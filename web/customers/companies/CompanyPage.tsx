import { Button } from '@mantine/core'
import { useParams } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import type { CompanyPage as Shown } from '../../../contract/customers/companies.ts'
import { paths } from '../../paths.ts'
import { useSay } from '../../platform/i18n.tsx'
import { useMay } from '../../platform/session.ts'
import { Leave } from '../../ui/dialogs/Leave.tsx'
import { Answer } from '../../ui/feedback/states.tsx'
import { Link } from '../../ui/Link.tsx'
import { PersonAvatar } from '../../ui/values/PersonAvatar.tsx'
import { useCompany, useEditCompany } from '../customer-queries.ts'
import { ReportingLines } from '../people/ReportingLines.tsx'
import { MailLink, PhoneLink } from '../people/reach.tsx'
import { CompanyFiles } from '../profile/CustomerFiles.tsx'
import { CustomerRecord } from '../record/CustomerRecord.tsx'
import { Place } from '../record/Place.tsx'
import styles from '../record/Record.module.css'
import { Part } from '../record/Record.tsx'
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
  const save = useEditCompany(company)
  return (
    <CustomerRecord
      of={{ company: company.id }}
      record={company}
      save={save}
      people={company.people}
      sub={
        <>
          {company.industry && <bdi>{company.industry}</bdi>}
          {company.industry && (company.city ?? company.country) && ' · '}
          <Place city={company.city} country={company.country} />
        </>
      }
    >
      <PeopleThere company={company} />
      <Part title={say('customers.facts')}>
        <CompanyFacts company={company} />
      </Part>
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
      <CompanyFiles id={company.id} />
    </CustomerRecord>
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
      <ReportingLines people={company.people}>
        {(person) => (
          <div className={styles.person}>
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
          </div>
        )}
      </ReportingLines>
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
