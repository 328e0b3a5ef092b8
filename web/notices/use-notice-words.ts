import { textIn } from '../../contract/text.ts'
import { useSay } from '../platform/i18n.tsx'
import { formatDay, formatInstant } from '../platform/reader/dates.ts'
import { useReader } from '../platform/reader/reader.ts'
import type { ListedNotice } from './notice-queries.ts'

const known = new Set([
  'deal.stage_warned',
  'deal.stage_breached',
  'deal.first_contact_warned',
  'deal.first_contact_breached',
  'task.warned',
  'task.overdue',
  'task.assigned',
  'task.opened',
  'task.waiting',
  'deal.assigned',
  'deals.assigned',
  'customer.shared',
  'handover.received',
  'deputy.planned',
  'deputy.began',
  'deputy.ended',
  'lead.assigned',
  'leads.assigned',
  'lead.came',
  'lead.handed_back',
  'lead.late_with_nobody',
  'lead.passed_on',
  'lead.passed_on_above',
  'lead.first_contact_warned',
  'lead.first_contact_breached',
  'lead.recycled',
  'lead.chat_waits',
  'lead.call_booked',
])

/** A notice in words; one of a kind this page does not know yet still says that something happened. */
export function useNoticeWords(): (notice: ListedNotice) => string {
  const say = useSay()
  const reader = useReader()
  return ({ type, data, deal, task }) => {
    const values = {
      task: task ? textIn(task.name, reader.language) : say('notices.a_task'),
      at: typeof data.due === 'string' ? formatInstant(data.due, reader) : '',
      by: typeof data.byName === 'string' ? data.byName : say('notices.somebody'),
      rule: typeof data.rule === 'string' ? data.rule : '',
      you: typeof data.you === 'string' ? data.you : '',
      member: typeof data.memberName === 'string' ? data.memberName : '',
      deputy: typeof data.deputyName === 'string' ? data.deputyName : '',
      from: typeof data.fromOn === 'string' ? formatDay(data.fromOn, reader) : '',
      to: typeof data.toOn === 'string' ? formatDay(data.toOn, reader) : '',
      count: typeof data.count === 'number' ? data.count : 1,
      owner: deal?.ownerName ?? say('notices.nobody'),
    }
    if (type === 'deadline.escalated') return say('notices.escalated', { ...values, of: String(data.of) })
    return say(known.has(type) ? `notices.${type}` : 'notices.other', values)
  }
}

export function urgencyOf({ type }: Pick<ListedNotice, 'type'>): 'late' | 'soon' | 'news' {
  if (/_breached$|\.overdue$|\.escalated$/.test(type)) return 'late'
  return type.endsWith('warned') ? 'soon' : 'news'
}
