import { useState } from 'react'
import type { Person } from '../../../contract/customers/people.ts'
import { paths } from '../../paths.ts'
import { useSay } from '../../platform/i18n.tsx'
import { Link } from '../../ui/Link.tsx'
import { ChoiceFact } from '../../ui/values/Fact.tsx'
import { useEditPerson, usePeopleLike } from '../customer-queries.ts'

/** To whom a person reports: somebody of the same company, where there is one, else anybody. */
export function ReportsToFact({ person }: { person: Person }) {
  const say = useSay()
  const save = useEditPerson(person)
  const [asked, setAsked] = useState('')
  const { reportsTo, company } = person
  const found = usePeopleLike(asked === reportsTo?.name ? '' : asked, company?.id)
  const choices = found
    .filter(({ id }) => id !== person.id)
    .map(({ id, name }) => ({ value: id as string, label: name }))
  const present = reportsTo && !choices.some(({ value }) => value === reportsTo.id)
  return (
    <ChoiceFact
      label={say('profile.reports_to')}
      field="reportsToId"
      value={reportsTo?.id ?? null}
      shown={reportsTo?.name}
      choices={present ? [{ value: reportsTo.id, label: reportsTo.name }, ...choices] : choices}
      onSearch={setAsked}
      may={person.can.edit}
      onSave={(value) => save('reportsToId', value, reportsTo?.id ?? null)}
      beside={reportsTo && <Link to={paths.person(reportsTo.id)}>{say('customers.open')}</Link>}
    />
  )
}
