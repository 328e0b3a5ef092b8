import { channels, sources } from '../../../contract/deals/deal.ts'
import type { LeadInList } from '../../../contract/leads/lead.ts'
import type { BulkOf } from '../../bulk/bulk.ts'
import { CountrySelect } from '../../customers/CountrySelect.tsx'
import { ProductField } from '../../deals/record-fields.tsx'
import { useSay } from '../../platform/i18n.tsx'
import { useMay } from '../../platform/session.ts'
import { DisqualifyLeads } from './DisqualifyLeads.tsx'
import { GiveLeads } from './GiveLeads.tsx'

/** What can be done with many leads at once; nothing for who may edit none. */
export function useLeadBulk(): BulkOf<LeadInList> | undefined {
  const say = useSay()
  const mayEdit = useMay('leads.edit')
  if (!mayEdit) return undefined
  return {
    rowLabel: ({ name }) => say('bulk.choose', { name }),
    allLabel: say('bulk.choose_all'),
    fields: [
      {
        key: 'source',
        label: say('leads.field.source'),
        type: 'choice',
        choices: sources.map((value) => ({ value, label: say(`deals.source.${value}`) })),
      },
      {
        key: 'channel',
        label: say('leads.field.channel'),
        type: 'choice',
        choices: channels.map((value) => ({ value, label: say(`panel.channel.${value}`) })),
      },
      { key: 'campaign', label: say('leads.field.campaign'), type: 'text' },
      {
        key: 'productId',
        label: say('leads.field.productId'),
        type: 'text',
        input: (given) => <ProductField {...given} label={say('bulk.value')} />,
      },
      { key: 'city', label: say('leads.field.city'), type: 'text' },
      {
        key: 'country',
        label: say('leads.field.country'),
        type: 'text',
        input: (given) => <CountrySelect label={say('bulk.value')} {...given} />,
      },
    ],
    acts: [
      { key: 'assign', label: say('leads.bulk.assign'), form: (given) => <GiveLeads {...given} /> },
      {
        key: 'disqualify',
        label: say('leads.bulk.disqualify'),
        form: (given) => <DisqualifyLeads {...given} />,
      },
    ],
  }
}
