import type { z } from 'zod'
import type { TimelineEntry } from '../../../contract/deals/deals.ts'
import { type Text, textIn } from '../../../contract/text.ts'
import { useSay } from '../../platform/i18n.tsx'
import { formatDay, formatInstant } from '../../platform/reader/dates.ts'
import { useReader } from '../../platform/reader/reader.ts'
import { useColleagues } from '../../team/team-queries.ts'

/** An event of a lead in words, and the reason or remark somebody gave with it. */
export function useLeadEventWords() {
  const say = useSay()
  const reader = useReader()
  const colleagues = useColleagues()
  return ({ type, data, via }: z.infer<typeof TimelineEntry>): { what: string; why: string | null } => {
    const what = type.replace(/^lead\./, '')
    switch (what) {
      case 'created':
        return told(say('leads.event.created', { by: text(data.cameBy) ?? via }))
      case 'edited':
        return told(say('leads.event.edited', { fields: fieldsOf(data.changed) }))
      case 'assigned': {
        const name = colleagues.find(({ id }) => id === data.to)?.name
        const rule = text(data.rule)
        const why = rule && say(`assignment.because.${text(data.because) ?? 'rule'}`, { rule })
        if (data.waits === true) return { what: say('assignment.waits'), why }
        return { what: name ? say('leads.event.assigned', { name }) : say('leads.event.queued'), why }
      }
      case 'disqualified': {
        const reason = say(`leads.reason.${text(data.reason) ?? 'other'}`)
        const day = text(data.recycleOn)
        return {
          what: day
            ? say('leads.event.disqualified_until', { reason, day: formatDay(day, reader) })
            : say('leads.event.disqualified', { reason }),
          why: text(data.note),
        }
      }
      case 'answered':
        return told(say('qualification.event.answered', { questions: questionsOf(data.changed) }))
      case 'accepted':
        return told(say('assignment.event.accepted'))
      case 'handed_back':
        return { what: say('assignment.event.handed_back'), why: text(data.reason) }
      case 'reopened':
        return { what: say('leads.event.reopened'), why: text(data.reason) }
      case 'chat_waits':
        return told(say('chat.event.waits'))
      case 'call_booked':
        return told(say('chat.event.booked', { at: formatInstant(text(data.due) ?? '', reader) }))
      case 'form_sent':
      case 'asked_again':
        return told(say(`forms.event.${what}`, { form: text(data.form) ?? '' }))
      case 'excused':
      case 'excuse_taken_back':
        return { what: say(`repair.event.${what}`), why: text(data.reason) }
      case 'consented':
        return {
          what: say('consent.event', {
            asker: text(data.askedBy) ?? say('leads.came_by.form'),
            confirmed: typeof data.confirmedAt === 'string',
          }),
          why: text(data.text),
        }
      case 'contacted':
      case 'noted':
      case 'recycled':
      case 'converted':
      case 'conversion_undone':
      case 'first_contact_warned':
      case 'first_contact_breached':
        return told(say(`leads.event.${what}`))
      default:
        return told(say('deals.page.event.other', { type }))
    }
  }

  function questionsOf(changed: unknown): string {
    const names = (Array.isArray(changed) ? changed : []) as { name: Text }[]
    return names.map(({ name }) => textIn(name, reader.language)).join(say('deals.missing.comma'))
  }

  /** Fields by the names the page has for them; one without is one of the company's own. */
  function fieldsOf(changed: unknown): string {
    return Object.keys((changed ?? {}) as object)
      .map((field) => (named.has(field) ? say(`leads.field.${field}`) : field.replace(/^own\./, '')))
      .join(say('deals.missing.comma'))
  }
}

const named = new Set([
  'name',
  'companyName',
  'jobTitle',
  'email',
  'phone',
  'website',
  'city',
  'country',
  'need',
  'productId',
  'amount',
  'source',
  'channel',
  'campaign',
])

const told = (what: string) => ({ what, why: null })
const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : null)
