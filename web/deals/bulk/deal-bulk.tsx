import { channels, type DealInList, sources } from '../../../contract/deals/deal.ts'
import type { Unmet } from '../../../contract/process/gate.ts'
import type { BulkOf } from '../../bulk/bulk.ts'
import { CompanySelect } from '../../customers/companies/CompanySelect.tsx'
import { useSay } from '../../platform/i18n.tsx'
import { useMay } from '../../platform/session.ts'
import { ProductField } from '../record-fields.tsx'
import { useUnmetWords } from '../unmet/unmet-words.ts'
import { BulkVersionLink } from './BulkVersionLink.tsx'
import { LoseDeals } from './LoseDeals.tsx'
import { MoveDeals } from './MoveDeals.tsx'

/** What can be done with many deals at once; nothing for who may edit none. */
export function useDealBulk(): BulkOf<DealInList> | undefined {
  const say = useSay()
  const mayEdit = useMay('deals.edit')
  const wordsOf = useUnmetWords([])
  if (!mayEdit) return undefined
  return {
    rowLabel: ({ title }) => say('bulk.choose', { name: title }),
    allLabel: say('bulk.choose_all'),
    fields: [
      { key: 'ownerId', label: say('deals.field.owner'), type: 'person' },
      {
        key: 'source',
        label: say('deals.field.source'),
        type: 'choice',
        choices: sources.map((value) => ({ value, label: say(`deals.source.${value}`) })),
      },
      {
        key: 'channel',
        label: say('fact.deal.channel'),
        type: 'choice',
        choices: channels.map((value) => ({ value, label: say(`panel.channel.${value}`) })),
      },
      { key: 'expectedCloseOn', label: say('deals.field.expected_close'), type: 'date' },
      { key: 'nextContactOn', label: say('deals.field.next_contact'), type: 'date' },
      {
        key: 'companyId',
        label: say('deals.field.company'),
        type: 'text',
        input: ({ value, onChange }) => (
          <CompanySelect value={value && { ...value, id: value.id ?? '' }} onChange={onChange} />
        ),
      },
      {
        key: 'productId',
        label: say('deals.field.product'),
        type: 'text',
        input: (given) => <ProductField {...given} label={say('bulk.value')} />,
      },
    ],
    acts: [
      { key: 'move', label: say('deals.bulk.move'), form: (given) => <MoveDeals {...given} /> },
      { key: 'lose', label: say('deals.bulk.lose'), form: (given) => <LoseDeals {...given} /> },
    ],
    more: (deals) => <BulkVersionLink deals={deals} />,
    why: ({ code, details }) => {
      const unmet = code === 'criteria_unmet' ? ((details?.unmet ?? []) as Unmet[]) : []
      if (unmet.length === 0) return undefined
      // Whom a task waits for differs from deal to deal.
      const missing = unmet.map((one) => wordsOf(one.kind === 'task' ? { ...one, role: null } : one))
      return `${say('deals.missing.count', { count: unmet.length })} ${missing.join(say('deals.missing.comma'))}`
    },
  }
}
