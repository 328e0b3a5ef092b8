import { useIntl } from 'react-intl'
import type { DraftDocument } from '../../../contract/process/process-document.ts'
import type { Language, Text } from '../../../contract/text.ts'
import { languages, textIn } from '../../../contract/text.ts'
import { useSay } from '../../platform/i18n.tsx'
import { formatNumber, formatPercent } from '../../platform/reader/numbers.ts'
import { useReader } from '../../platform/reader/reader.ts'
import { useSpanWords } from '../details/span-words.ts'

/**
 * A value of a process document in words: keys by the names of what they point to, spans and shares as people say them.
 * The first of the documents that knows a key names it: what one version dropped is named by the other.
 */
export function useValueWords(documents: readonly DraftDocument[]) {
  const say = useSay()
  const reader = useReader()
  const spanWords = useSpanWords()
  const { messages } = useIntl()

  return function words(field: string, value: unknown): string {
    if (value === undefined || value === null || value === '') return say('versions.nothing')
    if (typeof value === 'boolean') return say(value ? 'common.yes' : 'common.no')
    if (typeof value === 'number')
      return field === 'winProbability' ? formatPercent(value / 100, reader) : formatNumber(value, reader)
    if (typeof value === 'string') return oneWord(field, value)
    if (Array.isArray(value)) {
      if (value.length === 0) return say('versions.nothing')
      return value.map((one) => words(field, one)).join(say('process.comma'))
    }
    if (typeof value !== 'object') return ''
    if ('workingMinutes' in value || 'workingDays' in value) return spanWords(value as never)
    if (isText(value)) return textIn(value, reader.language)
    const parts = Object.entries(value)
      .filter(([, part]) => part !== undefined)
      .map(([name, part]) => `${fieldWord(name)}${say('versions.colon')}${words(name, part)}`)
    return parts.join(say('process.semicolon'))
  }

  function fieldWord(field: string): string {
    const id = `versions.field.${field}`
    return id in messages ? say(id) : field
  }

  function oneWord(field: string, value: string): string {
    if (field === 'kind' && `process.kind.${value}` in messages) return say(`process.kind.${value}`)
    if (field === 'assign' && `process.assign.${value}` in messages) return say(`process.assign.${value}`)
    const thing = documents.flatMap((one) => pointsTo[field]?.(one) ?? []).find(({ key }) => key === value)
    return thing ? textIn(thing.name, reader.language) : value
  }
}

type Named = { key: string; name: Text }

const roles = (document: DraftDocument) => document.roles
const stages = (document: DraftDocument) => document.stages
/** Fields whose values are keys of something else in the document, and of what. */
const pointsTo: Record<string, (document: DraftDocument) => readonly Named[]> = {
  role: roles,
  escalateTo: roles,
  buyingStage: (document) => document.buyingStages,
  questionnaire: (document) => document.questionnaires,
  nurturing: (document) => document.nurturing,
  after: (document) => document.stages.flatMap(({ tasks }) => tasks),
  maySkipTo: stages,
  mayGoBackTo: stages,
  returnsTo: stages,
  sendBackTo: stages,
}

export const isText = (value: object): value is Partial<Record<Language, string>> => {
  const keys = Object.keys(value)
  return keys.length > 0 && keys.every((key) => (languages as readonly string[]).includes(key))
}
