import type { Deal } from '../../../../contract/deals/deal.ts'
import type { Unmet } from '../../../../contract/process/gate.ts'
import type { ProcessDocument, Question } from '../../../../contract/process/process-document.ts'
import type { AnswerValue } from '../../../../contract/process/questionnaires.ts'
import { type Text, textIn } from '../../../../contract/text.ts'
import { useSay } from '../../../platform/i18n.tsx'
import { formatDay } from '../../../platform/reader/dates.ts'
import { formatMoney, formatNumber } from '../../../platform/reader/numbers.ts'
import { useReader } from '../../../platform/reader/reader.ts'
import { useUnmetWords } from '../../unmet/unmet-words.ts'
import { useColleagueNames } from '../page-queries.ts'
import type { Entry } from './timeline.ts'

/** An event in the words of the trade, and the reason or remark somebody gave with it. */
export function useEventWords(deal: Deal, document: ProcessDocument) {
  const say = useSay()
  const reader = useReader()
  const unmetWords = useUnmetWords(document.roles)
  const colleagues = useColleagueNames()
  const { language } = reader

  return (entry: Entry): { words: string; why: string | null } => {
    const { type, data } = entry
    const why = textOf(data.reason)
    switch (type) {
      case 'deal.created':
        return { words: say('deals.page.event.created', { stage: stageName(data.stage) }), why: null }
      case 'lead.converted':
        return { words: say('leads.event.deal_from', { number: `L-${String(data.number)}` }), why: null }
      case 'deal.moved':
        return {
          words: say(`deals.page.event.moved.${wayOf(data.way)}`, { stage: stageName(data.to) }),
          why,
        }
      case 'deal.version_moved': {
        const to = typeof data.to === 'number' ? data.to : 0
        if (data.fromStage === data.toStage) return { words: say('version_moves.event.same', { to }), why }
        const [from, stage] = [taskName(data.stageName), stageName(data.toStage)]
        return { words: say('version_moves.event.stage', { to, from, stage }), why }
      }
      case 'deal.gate_overridden': {
        const unmet = Array.isArray(data.unmet) ? (data.unmet as Unmet[]) : []
        const things = unmet.map(unmetWords).join(say('deals.missing.comma'))
        return { words: say('deals.page.event.overridden', { things }), why }
      }
      case 'deal.won':
      case 'deal.lost': {
        const reasons = type === 'deal.won' ? document.wonReasons : document.lostReasons
        const reason = reasons.find(({ key }) => key === data.reason)?.name
        return {
          words: say(`deals.page.event.${type === 'deal.won' ? 'won' : 'lost'}`, {
            amount: money(data.amount, data.currency),
            worth: data.amount === 0 ? 'no' : 'yes',
            why: reason ? textIn(reason, language) : '',
            said: reason ? 'yes' : 'no',
          }),
          why: textOf(data.note),
        }
      }
      case 'deal.reopened':
        return { words: say('deals.page.event.reopened'), why }
      case 'deal.woken':
        return {
          words: data.to
            ? say('resting.event.woken_in', { stage: stageName(data.to) })
            : say('deals.page.event.woken'),
          why,
        }
      case 'deal.buyer_moved': {
        const stage = document.buyingStages.find(({ key }) => key === data.to)?.name
        return {
          words:
            data.to === null
              ? say('buying.event.unknown')
              : say('buying.event.moved', {
                  stage: stage ? textIn(stage, language) : (textOf(data.to) ?? ''),
                }),
          why: textOf(data.evidence),
        }
      }
      case 'deal.rested':
        return {
          words: say('deals.page.event.rested', {
            day: typeof data.until === 'string' ? formatDay(data.until, reader) : '',
          }),
          why,
        }
      case 'deal.person_put':
      case 'deal.person_taken_off': {
        const person = deal.people.find(({ id }) => id === data.personId)?.name
        const put = type === 'deal.person_put'
        const personas = put && Array.isArray(data.personas) ? (data.personas as string[]) : []
        return {
          words: say(put ? 'deals.page.event.person_put' : 'deals.page.event.person_off', {
            name: person ?? say('deals.page.event.somebody'),
            personas: personas
              .map((one) => say(`deals.page.persona.${one}`))
              .join(say('deals.missing.comma')),
            says: personas.length > 0 ? 'yes' : 'no',
          }),
          why: null,
        }
      }
      case 'deal.excused':
      case 'deal.excuse_taken_back':
        return { words: say(`repair.event.${type.slice(5)}`), why }
      case 'task.assigned':
        return { words: assigned(entry), why: null }
      case 'task.given_back':
        return { words: say('hand_offs.event.given_back_task', { task: taskName(data.name) }), why }
      case 'task.added':
      case 'task.completed':
      case 'task.waived':
      case 'task.reopened':
        return {
          words: say(`deals.page.event.task_${type.slice(5)}`, { task: taskName(data.name) }),
          why: textOf(data.result) ?? why,
        }
      case 'deal.stage_warned':
      case 'deal.stage_breached':
        return { words: say(`deadlines.event.${type.slice(5)}`, { stage: stageName(data.stage) }), why: null }
      case 'deal.first_contact_warned':
      case 'deal.first_contact_breached':
        return { words: say(`deadlines.event.${type.slice(11)}`), why: null }
      case 'task.warned':
      case 'task.overdue':
        return {
          words: say(`deadlines.event.task_${type.slice(5)}`, { task: taskName(data.name) }),
          why: null,
        }
      case 'deadline.escalated': {
        const role = document.roles.find(({ key }) => key === data.role)?.name
        const told = typeof data.told === 'number' ? data.told : 0
        return {
          words: say('deadlines.event.escalated', {
            told,
            role: role ? textIn(role, language) : (textOf(data.role) ?? ''),
          }),
          why: null,
        }
      }
      case 'file.added':
      case 'file.removed':
      case 'file.brought_back': {
        const kind = data.infected === true ? 'infected' : type.slice(5)
        return { words: say(`files.event.${kind}`, { file: textOf(data.file) ?? '' }), why: null }
      }
      case 'questionnaire.answered':
        return { words: answered(data), why: null }
      case 'approval.given':
      case 'approval.refused':
        return {
          words: say(`approvals.event.${type.slice(9)}`, {
            task: taskName(data.name),
            given: Number(data.given ?? 0),
            needed: Number(data.needed ?? 0),
          }),
          why,
        }
      default:
        return { words: say('deals.page.event.other', { type }), why }
    }
  }

  function assigned({ data, by }: Entry): string {
    const task = taskName(data.name)
    if (data.to === null) return say('deals.page.event.task_queued', { task })
    if (data.to === by?.id) return say('deals.page.event.task_taken', { task })
    const name =
      textOf(data.toName) ?? colleagues.get(textOf(data.to) ?? '') ?? say('deals.page.event.somebody')
    return say('deals.page.event.task_given', { task, name })
  }

  /** The question and its answer where it was one, else how many. */
  function answered(data: Entry['data']): string {
    const changes = Array.isArray(data.changes) ? (data.changes as AnswerChange[]) : []
    const [only] = changes
    const questionnaire = document.questionnaires.find(({ key }) => key === data.questionnaire)
    if (!only || changes.length > 1)
      return say('questionnaires.event.answered_several', {
        count: changes.length,
        name: taskName(data.name),
      })
    const question = questionnaire?.questions.find(({ key }) => key === only.question)
    const name = taskName(only.name)
    if (only.to === null) return say('questionnaires.event.taken_back', { question: name })
    return say('questionnaires.event.answered', { question: name, answer: answerWords(only, question) })
  }

  function answerWords({ to, personName }: AnswerChange, question: Question | undefined): string {
    const named = (key: unknown) => {
      const option = question?.options?.find((one) => one.key === key)
      return option ? textIn(option.name, language) : String(key)
    }
    if (personName !== undefined) return personName
    if (typeof to === 'boolean') return say(`questionnaires.${to ? 'yes' : 'no'}`)
    if (typeof to === 'number') return formatNumber(to, reader, { maximumFractionDigits: 6 })
    if (Array.isArray(to)) return to.map(named).join(say('questionnaires.comma'))
    if (typeof to === 'object' && to !== null) return money(to.amount, to.currency)
    if (question?.type === 'date' && typeof to === 'string') return formatDay(to, reader)
    return named(to)
  }

  function stageName(key: unknown): string {
    const stage = document.stages.find((one) => one.key === key)
    return stage ? textIn(stage.name, language) : (textOf(key) ?? '')
  }

  function taskName(name: unknown): string {
    return name === undefined || name === null ? '' : textIn(name as Text, language)
  }

  function money(amount: unknown, currency: unknown): string {
    if (typeof amount !== 'number') return ''
    return formatMoney({ amount, currency: typeof currency === 'string' ? currency : deal.currency }, reader)
  }
}

interface AnswerChange {
  question: string
  name: Text
  to: AnswerValue | null
  personName?: string
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null
}

const wayOf = (way: unknown) => (way === 'back' || way === 'skip' ? way : 'forward')
