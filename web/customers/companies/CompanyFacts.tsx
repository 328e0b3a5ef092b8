import { Button } from '@mantine/core'
import { useState } from 'react'
import type { CompanyPage } from '../../../contract/customers/companies.ts'
import { OwnFacts } from '../../fields/OwnFacts.tsx'
import { paths } from '../../paths.ts'
import { useSay } from '../../platform/i18n.tsx'
import { formatNumber, readAmount, readNumber, writeAmount } from '../../platform/reader/numbers.ts'
import { useReader } from '../../platform/reader/reader.ts'
import { useSession } from '../../platform/session.ts'
import { useCountries } from '../../team/door/company-choices.ts'
import { useColleagues } from '../../team/team-queries.ts'
import { Link } from '../../ui/Link.tsx'
import { ChoiceFact, FactLink, Facts, TextFact } from '../../ui/values/Fact.tsx'
import { Code, MoneyText, NumberText } from '../../ui/values/values.tsx'
import { useCountryName } from '../countries.ts'
import { useEditCompany } from '../customer-queries.ts'
import { webAddress } from '../people/reach.tsx'
import { useCompanyOptions } from './CompanySelect.tsx'

/** What a company is, each fact edited where it stands. */
export function CompanyFacts({ company }: { company: CompanyPage }) {
  const say = useSay()
  const { language } = useReader()
  const nameOf = useCountryName()
  const save = useEditCompany(company)
  const countries = useCountries(language).data?.rows ?? []
  const colleagues = useColleagues()
  const [all, setAll] = useState(false)
  const may = company.can.edit
  const website = company.website && webAddress(company.website)

  type TextField = 'name' | 'industry' | 'city' | 'website' | 'taxId' | 'note'
  const text = (field: TextField) => ({
    label: say(`customers.field.${field === 'taxId' ? 'tax_id' : field}`),
    field,
    value: company[field],
    may,
    onSave: (value: string | null) => save(field, value, company[field]),
  })
  return (
    <>
      <Facts>
        <TextFact {...text('name')} required />
        <TextFact {...text('industry')} />
        <ChoiceFact
          label={say('customers.field.owner')}
          field="ownerId"
          value={company.owner?.id ?? null}
          shown={company.owner?.name}
          choices={colleagues.map(({ id, name }) => ({ value: id, label: name }))}
          may={may}
          onSave={(value) => save('ownerId', value, company.owner?.id ?? null)}
        />
        <TextFact
          {...text('website')}
          kind="url"
          example="acme.com"
          shown={company.website && <Code>{company.website}</Code>}
          beside={website && <FactLink href={website} label={say('customers.open')} />}
        />
        <TextFact {...text('city')} />
        <ChoiceFact
          label={say('customers.field.country')}
          field="country"
          value={company.country}
          shown={company.country && nameOf(company.country)}
          choices={withPresent(
            countries.map(({ code, name }) => ({ value: code, label: name })),
            company.country && { value: company.country, label: nameOf(company.country) },
          )}
          may={may}
          onSave={(value) => save('country', value, company.country)}
        />
        {(all || company.parent) && <ParentFact company={company} />}
        <NumberFact company={company} field="employees" />
        {(all || company.revenue !== null) && <RevenueFact company={company} />}
        {(all || company.foundedYear !== null) && <NumberFact company={company} field="foundedYear" />}
        {(all || company.taxId) && (
          <TextFact {...text('taxId')} shown={company.taxId && <Code>{company.taxId}</Code>} />
        )}
        <TextFact {...text('note')} kind="prose" />
      </Facts>
      <OwnFacts
        entity="company"
        own={company.own}
        may={may}
        onSave={(edit, before) => save('own', edit, before)}
      />
      {!all && may === true && <MoreFacts onMore={() => setAll(true)} />}
    </>
  )
}

/** What is seldom known stays folded away while it is empty. */
function MoreFacts({ onMore }: { onMore: () => void }) {
  const say = useSay()
  return (
    <div>
      <Button variant="subtle" size="compact-sm" onClick={onMore} ml={-8}>
        {say('customers.facts.more')}
      </Button>
    </div>
  )
}

function ParentFact({ company }: { company: CompanyPage }) {
  const say = useSay()
  const save = useEditCompany(company)
  const [asked, setAsked] = useState('')
  const choices = useCompanyOptions(asked === company.parent?.name ? '' : asked, company.parent)
  return (
    <ChoiceFact
      label={say('customers.field.parent')}
      field="parentId"
      value={company.parent?.id ?? null}
      shown={company.parent?.name}
      choices={choices.filter(({ value }) => value !== company.id)}
      onSearch={setAsked}
      may={company.can.edit}
      onSave={(value) => save('parentId', value, company.parent?.id ?? null)}
      beside={company.parent && <Link to={paths.company(company.parent.id)}>{say('customers.open')}</Link>}
    />
  )
}

function NumberFact({ company, field }: { company: CompanyPage; field: 'employees' | 'foundedYear' }) {
  const say = useSay()
  const save = useEditCompany(company)
  const reader = useReader()
  const value = company[field]
  const useGrouping = field === 'employees'
  return (
    <TextFact
      label={say(`customers.field.${field === 'employees' ? 'employees' : 'founded_year'}`)}
      kind="number"
      field={field}
      value={value === null ? null : formatNumber(value, reader, { useGrouping })}
      shown={value !== null && <NumberText value={value} useGrouping={useGrouping} />}
      may={company.can.edit}
      onSave={(text) => save(field, text === null ? null : (readNumber(text, reader, 0) ?? text), value)}
    />
  )
}

function RevenueFact({ company }: { company: CompanyPage }) {
  const say = useSay()
  const save = useEditCompany(company)
  const reader = useReader()
  const own = useSession().workspace.currency
  const currency = company.currency ?? own
  const { revenue } = company
  return (
    <TextFact
      label={say('customers.field.revenue')}
      kind="number"
      field="revenue"
      value={revenue === null ? null : writeAmount({ amount: revenue, currency }, reader)}
      shown={revenue !== null && <MoneyText amount={revenue} currency={currency} />}
      may={company.can.edit}
      onSave={(text) =>
        save('revenue', text === null ? null : (readAmount(text, currency, reader) ?? text), revenue)
      }
    />
  )
}

function withPresent(
  choices: { value: string; label: string }[],
  present: { value: string; label: string } | null | '',
) {
  return present && !choices.some(({ value }) => value === present.value) ? [present, ...choices] : choices
}
