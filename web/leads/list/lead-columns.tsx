import type { LeadInList } from '../../../contract/leads/lead.ts'
import { tagColumn } from '../../customers/tags/tag-column.tsx'
import { CutText } from '../../deals/list/CutText.tsx'
import { useSay } from '../../platform/i18n.tsx'
import type { Column } from '../../ui/tables/DataTable.tsx'
import { DueMark } from '../../ui/values/DueMark.tsx'
import { Code, DateText, NumberText } from '../../ui/values/values.tsx'

export const usualLeadColumns = [
  'name',
  'company',
  'need',
  'status',
  'source',
  'owner',
  'score',
  'due',
  'created',
]

export function useLeadColumns(): readonly Column<LeadInList>[] {
  const say = useSay()
  return [
    {
      key: 'name',
      label: say('leads.field.name'),
      cell: ({ name }) => <CutText>{name}</CutText>,
      sort: 'name',
      width: '13%',
    },
    {
      key: 'company',
      label: say('leads.field.companyName'),
      cell: ({ companyName }) => (companyName ? <CutText>{companyName}</CutText> : none),
      onPhone: false,
    },
    {
      key: 'need',
      label: say('leads.field.need'),
      cell: ({ need }) => (need ? <CutText>{need}</CutText> : none),
      width: '13%',
      onPhone: false,
    },
    {
      key: 'status',
      label: say('leads.field.status'),
      cell: ({ status, disqualifyReason }) => (
        <CutText>
          {disqualifyReason ? say(`leads.reason.${disqualifyReason}`) : say(`leads.status.${status}`)}
        </CutText>
      ),
      width: '9%',
    },
    {
      key: 'source',
      label: say('deals.field.source'),
      cell: ({ source }) => (source ? <CutText>{say(`deals.source.${source}`)}</CutText> : none),
      width: '9%',
      onPhone: false,
    },
    {
      key: 'email',
      label: say('leads.field.email'),
      cell: ({ email }) => (email ? <CutText>{email}</CutText> : none),
      width: '18vw',
      onPhone: false,
    },
    {
      key: 'phone',
      label: say('leads.field.phone'),
      cell: ({ phone }) => (phone ? <Code>{phone}</Code> : none),
      width: '150px',
      onPhone: false,
    },
    {
      key: 'channel',
      label: say('leads.field.channel'),
      cell: ({ channel }) => (channel ? say(`panel.channel.${channel}`) : none),
      width: '120px',
      onPhone: false,
    },
    {
      key: 'owner',
      label: say('deals.field.owner'),
      cell: ({ owner, team }) => <CutText>{owner?.name ?? team?.name ?? say('leads.no_owner')}</CutText>,
      width: '10%',
      onPhone: false,
    },
    tagColumn(say('lists.field.customer_tags')),
    {
      key: 'score',
      label: say('leads.field.score'),
      cell: ({ score }) => (score === null ? none : <NumberText value={score} />),
      align: 'end',
      sort: 'score',
      width: '80px',
      onPhone: false,
    },
    {
      key: 'due',
      label: say('leads.first_contact'),
      cell: ({ status, firstContact, lastContactAt }) =>
        status === 'new' && firstContact && !firstContact.at ? (
          <DueMark due={firstContact.dueAt} />
        ) : (
          <DateText at={firstContact?.at ?? lastContactAt} relative />
        ),
      align: 'end',
      sort: 'due',
      width: '116px',
    },
    {
      key: 'created',
      label: say('deals.field.created'),
      cell: ({ createdAt }) => <DateText at={createdAt} relative />,
      align: 'end',
      sort: 'created',
      width: '118px',
      onPhone: false,
    },
  ]
}

const none = <span className="quiet">–</span>
