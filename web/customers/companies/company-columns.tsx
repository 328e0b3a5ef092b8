import type { CompanyInList } from '../../../contract/customers/companies.ts'
import { useSay } from '../../platform/i18n.tsx'
import type { Column } from '../../ui/tables/DataTable.tsx'
import { Name } from '../../ui/values/Name.tsx'
import { DateText, NumberText } from '../../ui/values/values.tsx'
import { MailLink, PhoneLink } from '../people/reach.tsx'
import { Place } from '../record/Place.tsx'
import { tagColumn } from '../tags/tag-column.tsx'

export const usualColumns = ['name', 'industry', 'place', 'phone', 'employees', 'owner']

export function useCompanyColumns(): Column<CompanyInList>[] {
  const say = useSay()
  return [
    {
      key: 'name',
      label: say('customers.field.name'),
      cell: (row) => <Name>{row.name}</Name>,
      sort: 'name',
    },
    {
      key: 'industry',
      label: say('customers.field.industry'),
      cell: (row) => <Name>{row.industry}</Name>,
      width: '17vw',
      onPhone: false,
    },
    {
      key: 'place',
      label: say('customers.field.place'),
      cell: (row) => <Place city={row.city} country={row.country} />,
      width: 'clamp(130px, 16vw, 280px)',
    },
    {
      key: 'phone',
      label: say('customers.field.phone'),
      cell: (row) => row.phone && <PhoneLink phone={row.phone} />,
      width: '150px',
      onPhone: false,
    },
    {
      key: 'employees',
      label: say('customers.field.employees'),
      cell: (row) => row.employees !== null && <NumberText value={row.employees} />,
      align: 'end',
      width: '110px',
      onPhone: false,
    },
    {
      key: 'owner',
      label: say('customers.field.owner'),
      cell: (row) => <Name>{row.owner?.name}</Name>,
      width: '13vw',
      onPhone: false,
    },
    {
      key: 'email',
      label: say('customers.field.email'),
      cell: (row) => row.email && <MailLink email={row.email} />,
      width: '18vw',
      onPhone: false,
    },
    {
      key: 'website',
      label: say('customers.field.website'),
      cell: (row) => <Name>{row.website}</Name>,
      width: '16vw',
      onPhone: false,
    },
    tagColumn(say('tags.title')),
    {
      key: 'created',
      label: say('deals.field.created'),
      cell: (row) => <DateText at={row.createdAt.slice(0, 10)} />,
      align: 'end',
      sort: 'created',
      width: '110px',
      onPhone: false,
    },
  ]
}
