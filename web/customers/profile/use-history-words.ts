import type { HistoryEntry } from '../../../contract/customers/history.ts'
import { type Text, textIn } from '../../../contract/text.ts'
import { useSay } from '../../platform/i18n.tsx'
import { dayAt, formatDay } from '../../platform/reader/dates.ts'
import { formatMoney } from '../../platform/reader/numbers.ts'
import { useReader } from '../../platform/reader/reader.ts'

type Event = NonNullable<HistoryEntry['event']>

interface Words {
  tone: 'stage' | 'won' | 'lost' | 'soon' | 'plain'
  what: string
  why: string | null
}

/** What happened on a customer's deals and to himself, in the words of the trade. */
export function useHistoryWords(): (event: Event) => Words {
  const say = useSay()
  const reader = useReader()
  const { language } = reader
  return (event) => {
    const { type, data } = event
    const [about, what = ''] = type.split('.')
    const why = lineOf(data.reason)
    if (about === 'deal' || about === 'lead') return ofDeal(event, what, why)
    if (about === 'task' || about === 'approval' || about === 'questionnaire')
      return plain(say(`profile.event.${type.replace('.', '_')}`, { name: nameIn(data.name) }), why)
    if (what.startsWith('contact_'))
      return plain(say(`profile.event.${what}`, { value: lineOf(data.value) ?? '' }))
    if (about === 'file' || what.startsWith('file_'))
      return plain(say(`profile.event.file_${what.replace('file_', '')}`, { name: lineOf(data.file) ?? '' }))
    if (what === 'edited') return plain(say('profile.event.edited', { fields: fieldsOf(data) }))
    if (what === 'consented' || what === 'consent_withdrawn') return ofConsent(what, data)
    return plain(say(`profile.event.${what}`, { name: lineOf(data.name) ?? '' }))
  }

  /** What was agreed to, when and how; a double opt-in with the day of its second step. */
  function ofConsent(what: 'consented' | 'consent_withdrawn', data: Event['data']): Words {
    const said = { name: lineOf(data.purpose) ?? '', day: dayIn(data.on), how: lineOf(data.how) ?? 'other' }
    if (what === 'consent_withdrawn') return plain(say('profile.event.consent_withdrawn', said))
    const at = lineOf(data.confirmedAt)
    const confirmed = at === null ? 'none' : dayIn(dayAt(at, reader))
    return plain(say('profile.event.consented', { ...said, confirmed }))
  }

  function ofDeal({ data, stage }: Event, what: string, why: string | null): Words {
    const said = { stage: stage ? textIn(stage, language) : '' }
    switch (what) {
      case 'won':
      case 'lost':
        return {
          tone: what,
          what: say(`profile.event.${what}`, { amount: money(data) }),
          why: lineOf(data.note),
        }
      case 'rested':
        return plain(say('profile.event.rested', { day: dayIn(data.until) }), why)
      case 'moved':
        return {
          tone: 'stage',
          what: say(data.way === 'back' ? 'profile.event.moved_back' : 'profile.event.moved', said),
          why,
        }
      case 'created':
        return { tone: 'stage', what: say('profile.event.begun', said), why }
      default:
        return plain(say(`profile.event.${what}`, said), why)
    }
  }

  /** Which facts, as they are called on the page; what an import or a merge calls by its column is left out. */
  function fieldsOf(data: Event['data']): string {
    const changes = Object.keys((data.changes ?? {}) as object)
    return changes
      .flatMap((field) => labels[field] ?? [])
      .map((key) => say(key))
      .join(say('customers.comma'))
  }

  function nameIn(name: unknown): string {
    return name === undefined || name === null ? '' : textIn(name as Text, language)
  }

  function money({ amount, currency }: Event['data']): string {
    if (typeof amount !== 'number' || amount === 0 || typeof currency !== 'string') return ''
    return formatMoney({ amount, currency }, reader)
  }

  function dayIn(day: unknown): string {
    return typeof day === 'string' ? formatDay(day, reader) : ''
  }
}

const plain = (what: string, why: string | null = null): Words => ({ tone: 'plain', what, why })

const lineOf = (value: unknown) => (typeof value === 'string' && value !== '' ? value : null)

const field = (key: string) => `customers.field.${key}`
const labels: Readonly<Record<string, string>> = {
  name: field('name'),
  industry: field('industry'),
  country: field('country'),
  city: field('city'),
  address: field('address'),
  website: field('website'),
  email: field('email'),
  phone: field('phone'),
  taxId: field('tax_id'),
  employees: field('employees'),
  revenue: field('revenue'),
  foundedYear: field('founded_year'),
  parentId: field('parent'),
  ownerId: field('owner'),
  note: field('note'),
  companyId: field('company'),
  jobTitle: field('job_title'),
  reportsToId: 'profile.reports_to',
  needs: 'profile.needs',
  preferences: 'profile.preferences',
  ordersBy: 'profile.ordersBy',
  orderRhythm: 'profile.orderRhythm',
  paymentTerms: 'profile.paymentTerms',
  contactChannel: 'profile.contactChannel',
  contactTime: 'profile.contactTime',
  language: 'profile.language',
}
