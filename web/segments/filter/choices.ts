import { useQuery } from '@tanstack/react-query'
import { companyChoices } from '../../../contract/customers/companies.ts'
import { contactChannels, orderRhythms, paymentTerms } from '../../../contract/customers/habits.ts'
import { listTags } from '../../../contract/customers/tags.ts'
import { channels, dealStatuses, sources } from '../../../contract/deals/deal.ts'
import { cameBys, disqualifyReasons, leadStatuses } from '../../../contract/leads/lead.ts'
import { listProducts } from '../../../contract/products.ts'
import { companySizes } from '../../../contract/segments/filter-fields.ts'
import { languages, textIn } from '../../../contract/text.ts'
import { ask } from '../../platform/ask.ts'
import { useSay } from '../../platform/i18n.tsx'
import { useReader } from '../../platform/reader/reader.ts'
import { useProcesses } from '../../process/process-queries.ts'
import type { FilterField } from './fields.ts'

export interface Choice {
  value: string
  label: string
}

/** What a field can be one of; null where anything may be typed, or where it is found by typing. Read only once somebody asks about such a field. */
export function useChoices(field: FilterField | undefined): readonly Choice[] | null {
  const say = useSay()
  const { language } = useReader()
  const key = field?.key.replace(/^(company|person)_/, '') ?? ''
  const asked = (...keys: string[]) => ({ enabled: keys.includes(key) })
  const companies = useQuery({ ...ask(companyChoices), ...asked('industry', 'country') }).data
  const products = useQuery({
    ...ask(listProducts, { query: { limit: 200 } }),
    ...asked('series'),
  }).data
  const tags = useQuery({ ...ask(listTags), ...asked('tag') }).data
  const processes = useProcesses().data?.rows ?? []
  if (!field) return null
  if (field.choices) return field.choices
  const words = (values: readonly string[], message: string) =>
    values.map((value) => ({ value, label: say(`${message}.${value}`) }))
  switch (key) {
    case 'industry':
      return (companies?.industries ?? []).map((one) => ({ value: one, label: one }))
    case 'tag':
      return (tags?.rows ?? []).map(({ id, name }) => ({ value: id, label: name }))
    case 'order_rhythm':
      return words(orderRhythms, 'profile.orderRhythm')
    case 'payment_terms':
      return words(paymentTerms, 'profile.paymentTerms')
    case 'contact_channel':
      return words(contactChannels, 'profile.contactChannel')
    case 'country':
      return named(companies?.countries ?? [], language, 'region')
    case 'language':
      return named(languages, language, 'language')
    case 'size':
      return words(companySizes, 'panel.company_size')
    case 'status':
      return field.entity === 'lead'
        ? words(leadStatuses, 'leads.status')
        : words(dealStatuses, 'filters.status')
    case 'disqualify_reason':
      return words(disqualifyReasons, 'leads.reason')
    case 'came_by':
      return words(cameBys, 'leads.came_by')
    case 'source':
      return words(sources, 'deals.source')
    case 'channel':
      return words(channels, 'panel.channel')
    case 'process':
    case 'deal_process':
      return processes.map(({ id, name }) => ({ value: id, label: textIn(name, language) }))
    case 'stage':
    case 'deal_stage':
    case 'reached':
      return stagesOf(processes, (name) => textIn(name, language))
    case 'series':
      return [...new Set((products?.rows ?? []).flatMap(({ series }) => series ?? []))].map((one) => ({
        value: one,
        label: one,
      }))
    default:
      return null
  }
}

function named(codes: readonly string[], language: string, type: 'region' | 'language'): Choice[] {
  const names = new Intl.DisplayNames(language, { type })
  return codes
    .map((code) => ({ value: code, label: names.of(code) ?? code }))
    .toSorted((one, other) => one.label.localeCompare(other.label, language))
}

/** Stages of different processes may have one key: they are asked for together. */
function stagesOf<Name>(
  processes: readonly { stages: readonly { key: string; name: Name }[] }[],
  say: (name: Name) => string,
): Choice[] {
  const stages = new Map<string, Set<string>>()
  for (const { key, name } of processes.flatMap((process) => process.stages))
    stages.set(key, (stages.get(key) ?? new Set()).add(say(name)))
  return [...stages].map(([value, names]) => ({ value, label: [...names].join(' / ') }))
}
