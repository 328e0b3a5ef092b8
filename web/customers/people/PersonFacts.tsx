import { useState } from 'react'
import type { Person } from '../../../contract/customers/people.ts'
import { languages } from '../../../contract/text.ts'
import { OwnFacts } from '../../fields/OwnFacts.tsx'
import { paths } from '../../paths.ts'
import { useSay } from '../../platform/i18n.tsx'
import { useReader } from '../../platform/reader/reader.ts'
import { useColleagues } from '../../team/team-queries.ts'
import { Link } from '../../ui/Link.tsx'
import { ChoiceFact, FactLink, Facts, TextFact } from '../../ui/values/Fact.tsx'
import { Code } from '../../ui/values/values.tsx'
import { useCompanyOptions } from '../companies/CompanySelect.tsx'
import { useEditPerson } from '../customer-queries.ts'
import { telephone } from './reach.tsx'

/** Who a person is and how to reach him, each fact edited where it stands. */
export function PersonFacts({ person }: { person: Person }) {
  const say = useSay()
  const { language } = useReader()
  const save = useEditPerson(person)
  const colleagues = useColleagues()
  const [asked, setAsked] = useState('')
  const companies = useCompanyOptions(asked === person.company?.name ? '' : asked, person.company)
  const languageName = (code: string) =>
    new Intl.DisplayNames(language, { type: 'language' }).of(code) ?? code
  const may = person.can.edit

  const text = (field: 'name' | 'jobTitle' | 'email' | 'phone' | 'note') => ({
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
        <TextFact
          {...text('phone')}
          kind="tel"
          shown={person.phone && <Code>{person.phone}</Code>}
          beside={person.phone && <FactLink href={telephone(person.phone)} label={say('customers.call')} />}
        />
        <TextFact
          {...text('email')}
          kind="email"
          shown={person.email && <Code>{person.email}</Code>}
          beside={person.email && <FactLink href={`mailto:${person.email}`} label={say('customers.write')} />}
        />
        <ChoiceFact
          label={say('customers.field.language')}
          field="language"
          value={person.language}
          shown={person.language && languageName(person.language)}
          choices={languages.map((code) => ({ value: code, label: languageName(code) }))}
          may={may}
          onSave={(value) => save('language', value, person.language)}
        />
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
