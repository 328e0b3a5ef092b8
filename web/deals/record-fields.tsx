import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { listCompanies } from '../../contract/customers/companies.ts'
import { listPeople } from '../../contract/customers/people.ts'
import { listProducts } from '../../contract/products.ts'
import { listMembers } from '../../contract/team/members.ts'
import { ask } from '../platform/ask.ts'
import { useSay } from '../platform/i18n.tsx'
import { useMay } from '../platform/session.ts'
import { type Offered, RecordField, type RecordFieldProps } from './RecordField.tsx'

type FieldProps = Omit<RecordFieldProps, 'useFound' | 'newLabel' | 'label'> & { label?: string }

/** A company by its name, or a new one if one may make companies. */
export function CompanyField(props: FieldProps) {
  const say = useSay()
  const mayMake = useMay('customers.edit')
  return (
    <RecordField
      label={say('deals.field.company')}
      {...props}
      useFound={useCompaniesLike}
      {...(mayMake && { newLabel: (name: string) => say('deals.field.new_company', { name }) })}
    />
  )
}

/** A person by name; `companyId` narrows to who works there. */
export function PersonField({ companyId, ...props }: FieldProps & { companyId?: string | null }) {
  const say = useSay()
  const mayMake = useMay('customers.edit')
  return (
    <RecordField
      label={say('deals.field.person')}
      {...props}
      useFound={companyId ? (text) => usePeopleLike(text, companyId) : usePeopleLike}
      {...(mayMake && { newLabel: (name: string) => say('deals.field.new_person', { name }) })}
    />
  )
}

export function ProductField(props: FieldProps) {
  const say = useSay()
  return <RecordField label={say('deals.field.product')} {...props} useFound={useProductsLike} />
}

export function OwnerField(props: FieldProps) {
  const say = useSay()
  return <RecordField label={say('deals.field.owner')} {...props} useFound={useMembersLike} />
}

const limit = 8

function useCompaniesLike(text: string): readonly Offered[] | undefined {
  const { data } = useQuery({
    ...ask(listCompanies, { query: { limit, ...(text && { text }) } }),
    placeholderData: keepPreviousData,
  })
  return data?.rows.map(({ id, name, city }) => ({ id, name, hint: city }))
}

function usePeopleLike(text: string, companyId?: string): readonly Offered[] | undefined {
  const query = { limit, ...(text && { text }), ...(companyId && { company: companyId as never }) }
  const { data } = useQuery({ ...ask(listPeople, { query }), placeholderData: keepPreviousData })
  return data?.rows.map(({ id, name, company, jobTitle }) => ({
    id,
    name,
    hint: jobTitle ?? company?.name ?? null,
  }))
}

export function useProductsLike(text: string): readonly Offered[] | undefined {
  const { data } = useQuery({
    ...ask(listProducts, { query: { limit: 20, ...(text && { text }) } }),
    placeholderData: keepPreviousData,
  })
  return data?.rows.map(({ id, name, series }) => ({ id, name, hint: series }))
}

export function useMembersLike(text: string): readonly Offered[] | undefined {
  const { data } = useQuery({
    ...ask(listMembers, { query: { limit: 20, ...(text && { q: text }) } }),
    placeholderData: keepPreviousData,
  })
  return data?.rows.map(({ id, name }) => ({ id, name }))
}
