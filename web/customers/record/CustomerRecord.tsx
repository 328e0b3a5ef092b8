import type { ComponentProps, ReactNode } from 'react'
import type { CompanyPage } from '../../../contract/customers/companies.ts'
import type { PersonPage } from '../../../contract/customers/people.ts'
import { ActivityComposer } from '../../activities/ActivityComposer.tsx'
import { useSay } from '../../platform/i18n.tsx'
import { useMay } from '../../platform/session.ts'
import { SharedWith } from '../../sharing/SharedWith.tsx'
import { Page } from '../../ui/Page.tsx'
import { ReachOut } from '../people/ReachOut.tsx'
import { CustomerHistory } from '../profile/CustomerHistory.tsx'
import { Habits } from '../profile/Habits.tsx'
import type { Of } from '../profile/profile-queries.ts'
import { firstOf, Reach } from '../profile/Reach.tsx'
import { TagRow } from '../tags/TagRow.tsx'
import { CustomerDeals } from './CustomerDeals.tsx'
import { Part, RecordColumns } from './Record.tsx'

interface CustomerRecordProps {
  of: Of
  record: CompanyPage | PersonPage
  /** Under the name: what tells this customer from others. */
  sub: ReactNode
  /** Keeps one field of the record itself. */
  save: ComponentProps<typeof Habits>['save'] & ComponentProps<typeof Reach>['save']
  /** Whom an activity may be about besides. */
  people?: ComponentProps<typeof ActivityComposer>['people']
  /** The parts that only this kind of customer has, between how to reach him and with whom he is shared. */
  children: ReactNode
}

/** The page of a customer, a company or a person: what goes on with him, and what is known of him. */
export function CustomerRecord({ of, record, sub, save, people = [], children }: CustomerRecordProps) {
  const say = useSay()
  const seesDeals = useMay('deals.see')
  return (
    <Page
      title={record.name}
      sub={sub}
      actions={
        <ReachOut
          phone={firstOf('phone', record, record.contacts)}
          email={firstOf('email', record, record.contacts)}
        />
      }
      tools={<TagRow of={of} tags={record.tags} may={record.can.edit} />}
    >
      <RecordColumns
        main={
          <>
            <Part title={say('profile.title')}>
              <Habits record={record} save={save} />
            </Part>
            {seesDeals && (
              <Part title={say('customers.deals')}>
                <CustomerDeals of={of} />
              </Part>
            )}
            <Part title={say('profile.history')}>
              {record.can.edit === true && <ActivityComposer about={of} people={people} />}
              <CustomerHistory of={of} />
            </Part>
          </>
        }
        side={
          <>
            <Part title={say('profile.reach')}>
              <Reach of={of} record={record} contacts={record.contacts} save={save} />
            </Part>
            {children}
            <Part title={say('sharing.title')}>
              <SharedWith id={record.id} name={record.name} />
            </Part>
          </>
        }
      />
    </Page>
  )
}
