import { textIn } from '../../../contract/text.ts'
import { useSay } from '../../platform/i18n.tsx'
import { useReader } from '../../platform/reader/reader.ts'
import { DateText, MoneyText, NumberText } from '../../ui/values/values.tsx'
import type { Question } from './questionnaire-queries.ts'

/** An answer as it reads: the options by name, amounts and days as everywhere else. */
export function AnswerText({ question }: { question: Question }) {
  const say = useSay()
  const { language } = useReader()
  const { answer, options = [] } = question
  if (answer === null) return <span className="quiet">–</span>
  const { value } = answer
  const named = (key: string) => {
    const option = options.find((one) => one.key === key)
    return option ? textIn(option.name, language) : key
  }
  if (typeof value === 'boolean') return say(value ? 'questionnaires.yes' : 'questionnaires.no')
  if (typeof value === 'number') return <NumberText value={value} maximumFractionDigits={6} />
  if (Array.isArray(value)) return <bdi>{value.map(named).join(say('questionnaires.comma'))}</bdi>
  if (typeof value === 'object') return <MoneyText {...value} />
  if (question.type === 'date') return <DateText at={value} />
  if (question.type === 'choice') return <bdi>{named(value)}</bdi>
  return <bdi>{question.type === 'person' ? answer.personName : value}</bdi>
}
