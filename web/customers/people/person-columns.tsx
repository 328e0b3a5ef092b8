import type { PersonInList } from '../../../contract/customers/people.ts'
import { paths } from '../../paths.ts'
import { useSay } from '../../platform/i18n.tsx'
import { Link } from '../../ui/Link.tsx'
import type { Column } from '../../ui/tables/DataTable.tsx'
import { Name } from '../../ui/values/Name.tsx'
import { DateText } from '../../ui/values/values.tsx'
import { tagColumn } from '../tags/tag-column.tsx'
import { MailLink, PhoneLink } from './reach.tsx'

export const usualColumns = ['name', 'job', 'company', 'email', 'phone', 'owner']

export function usePersonColumns(): Column<PersonInList>[] {
  const say = useSay()
  return [
    {
      key: 'name',
      label: say('customers.field.name'),
      cell: (row) => <Name>{row.name}</Name>,
      sort: 'name',
      width: 'clamp(150px, 14vw, 260px)',
    },
    {
      key: 'job',
      label: say('customers.field.job_title'),
      cell: (row) => <Name>{row.jobTitle}</Name>,
      width: '13vw',
      onPhone: false,
    },
    {
      key: 'company',
      label: say('customers.field.company'),
      cell: (row) =>
        row.company && (
          <Link to={paths.company(row.company.id)}>
            <Name>{row.company.name}</Name>
          </Link>
        ),
      width: 'clamp(130px, 14vw, 280px)',
    },
    {
      key: 'email',
      label: say('customers.field.email'),
      cell: (row) => row.email && <MailLink email={row.email} />,
      width: '17vw',
      onPhone: false,
    },
    {
      key: 'phone',
      label: say('customers.field.phone'),
      cell: (row) => row.phone && <PhoneLink phone={row.phone} />,
      width: '140px',
      onPhone: false,
    },
    {
      key: 'owner',
      label: say('customers.field.owner'),
      cell: (row) => <Name>{row.owner?.name}</Name>,
      width: '10vw',
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
