import type { DealInList, DealStatus } from '../../../contract/deals/deal.ts'
import { tagColumn } from '../../customers/tags/tag-column.tsx'
import { useSay } from '../../platform/i18n.tsx'
import { useSession } from '../../platform/session.ts'
import { useStageName } from '../../process/use-stage-name.ts'
import type { Column } from '../../ui/tables/DataTable.tsx'
import { DueMark } from '../../ui/values/DueMark.tsx'
import { GivenMoney } from '../../ui/values/GivenMoney.tsx'
import { moneyRoom } from '../../ui/values/money-room.ts'
import { Code, DateText } from '../../ui/values/values.tsx'
import { CutText } from './CutText.tsx'
import { DealStanding } from './DealStanding.tsx'

/** Where only closed deals are shown, the day they were closed stands in for the expected one. */
export const usualDealColumns = (status: DealStatus | undefined): readonly string[] => [
  'title',
  'company',
  'stage',
  'amount',
  'owner',
  status === 'won' || status === 'lost' ? 'closed' : 'expected',
  'entered',
  'created',
]

export function useDealColumns(): readonly Column<DealInList>[] {
  const say = useSay()
  const stageName = useStageName()
  const room = moneyRoom(useSession().workspace.currency)
  return [
    { key: 'title', label: say('deals.field.title'), cell: (deal) => <CutText>{deal.title}</CutText> },
    {
      key: 'company',
      label: say('deals.field.company'),
      cell: ({ company, person }) => {
        const customer = company ?? person
        return customer ? <CutText>{customer.name}</CutText> : none
      },
    },
    {
      key: 'stage',
      label: say('deals.field.stage'),
      cell: (deal) => <DealStanding deal={deal} stage={stageName(deal)} />,
      width: '15%',
    },
    {
      key: 'amount',
      label: say('deals.field.amount'),
      cell: ({ amount, currency }) => <GivenMoney amount={amount} currency={currency} most={room.most} />,
      align: 'end',
      sort: 'amount',
      width: room.width,
    },
    {
      key: 'owner',
      label: say('deals.field.owner'),
      cell: (deal) => (deal.owner ? <CutText>{deal.owner.name}</CutText> : none),
      width: '9%',
      onPhone: false,
    },
    {
      key: 'closed',
      label: say('deals.field.closed'),
      cell: (deal) => <DateText at={deal.closedAt?.slice(0, 10) ?? null} />,
      align: 'end',
      sort: 'closed',
      width: '112px',
    },
    {
      key: 'expected',
      label: say('deals.field.expected_close'),
      cell: (deal) =>
        deal.status === 'open' ? (
          <DueMark due={deal.expectedCloseOn} />
        ) : (
          <DateText at={deal.expectedCloseOn} />
        ),
      align: 'end',
      sort: 'expected_close',
      width: '132px',
    },
    {
      key: 'next_contact',
      label: say('deals.field.next_contact'),
      cell: (deal) => <DueMark due={deal.nextContactOn} />,
      align: 'end',
      width: '132px',
      onPhone: false,
    },
    {
      key: 'product',
      label: say('deals.field.product'),
      cell: (deal) => (deal.product ? <CutText>{deal.product.name}</CutText> : none),
      width: '170px',
      onPhone: false,
    },
    {
      key: 'source',
      label: say('deals.field.source'),
      cell: (deal) => (deal.source ? <CutText>{say(`deals.source.${deal.source}`)}</CutText> : none),
      width: '140px',
      onPhone: false,
    },
    tagColumn(say('lists.field.customer_tags')),
    {
      key: 'number',
      label: say('lists.field.number'),
      cell: (deal) => <Code>{String(deal.number)}</Code>,
      align: 'end',
      width: '90px',
      onPhone: false,
    },
    {
      key: 'entered',
      label: say('deals.field.entered'),
      cell: (deal) => <DateText at={deal.enteredAt} relative />,
      align: 'end',
      sort: 'entered',
      width: '126px',
      onPhone: false,
    },
    {
      key: 'created',
      label: say('deals.field.created'),
      cell: (deal) => <DateText at={deal.createdAt.slice(0, 10)} />,
      align: 'end',
      sort: 'created',
      width: '98px',
      onPhone: false,
    },
  ]
}

const none = <span className="quiet">–</span>
