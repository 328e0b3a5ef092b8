import { useState } from 'react'
import type { Person } from '../../../contract/customers/people.ts'
import { OwnFacts } from '../../fields/OwnFacts.tsx'
import { paths } from '../../paths.ts'
import { useSay } from '../../platform/i18n.tsx'
import { useReader } from '../../platform/reader/reader.ts'
import { useCountries } from '../../team/door/company-choices.ts'
import { useColleagues } from '../../team/team-queries.ts'
import { Link } from '../../ui/Link.tsx'
import { ChoiceFact, Facts, TextFact } from '../../ui/values/Fact.tsx'
import { useCompanyOptions } from '../companies/CompanySelect.tsx'
import { useCountryName } from '../countries.ts'
import { useEditPerson } from '../customer-queries.ts'
import { ReportsToFact } from './ReportsToFact.tsx'

/** Who a person is and how to reach him, each fact edited where it stands. */
export function PersonFacts({ person }: { person: Person }) {
  const say = useSay()
  const { language } = useReader()
  const save = useEditPerson(person)
  const colleagues = useColleagues()
  const [asked, setAsked] = useState('')
  const companies = useCompanyOptions(asked === person.company?.name ? '' : asked, person.company)
  const nameOf = useCountryName()
  const countries = useCountries(language).data?.rows ?? []
  const may = person.can.edit

  const text = (field: 'name' | 'jobTitle' | 'city' | 'note') => ({
    label: say(`customers.field.${field === 'jobTitle' ? 'job_title' : field}`),
    field,
    value: person[field],
    may,
    onSave: (value: string | null) => save(field, value, person[field]),
  })
  return (
    <>
      <Facts>
        <TextFact {...text('name')} required />
        <TextFact {...text('jobTitle')} />
        <ChoiceFact
          label={say('customers.field.company')}
          field="companyId"
          value={person.company?.id ?? null}
          shown={person.company?.name}
          choices={companies}
          onSearch={setAsked}
          may={may}
          onSave={(value) => save('companyId', value, person.company?.id ?? null)}
          beside={
            person.company && <Link to={paths.company(person.company.id)}>{say('customers.open')}</Link>
          }
        />
        <ReportsToFact person={person} />
        {(person.address !== null || person.city !== null || person.country !== null) && (
          <>
            <TextFact {...text('city')} />
            <ChoiceFact
              label={say('customers.field.country')}
              field="country"
              value={person.country}
              shown={person.country && nameOf(person.country)}
              choices={countries.map(({ code, name }) => ({ value: code, label: name }))}
              may={may}
              onSave={(value) => save('country', value, person.country)}
            />
          </>
        )}
        <ChoiceFact
          label={say('customers.field.owner')}
          field="ownerId"
          value={person.owner?.id ?? null}
          shown={person.owner?.name}
          choices={colleagues.map(({ id, name }) => ({ value: id, label: name }))}
          may={may}
          onSave={(value) => save('ownerId', value, person.owner?.id ?? null)}
        />
        <TextFact {...text('note')} kind="prose" />
      </Facts>
      <OwnFacts
        entity="person"
        own={person.own}
        may={may}
        onSave={(edit, before) => save('own', edit, before)}
      />
    </>
  )
}
