import { channels, sources } from '../../../../contract/deals/deal.ts'
import { wordsOfConditions } from '../../../../contract/process/conditions.ts'
import {
  answerFacts,
  type FactType,
  factList,
  ownFactName,
  ownFactTypes,
} from '../../../../contract/process/facts.ts'
import type { DraftDocument, Question, UsedField } from '../../../../contract/process/process-document.ts'
import type { Text } from '../../../../contract/text.ts'

/** A fact a condition of the document may ask about, with what its value is chosen from where there is a choice. */
export interface KnownFact {
  name: string
  type: FactType
  kind: FactKind
  /** A key of the locale files, the label of an own field, or the question's own words. */
  label: { message: string } | { own: Text } | { questionnaire: Text; question: Text }
  choices?: readonly Choice[]
}

/** How a fact is asked about: which operators it has, and how its value is written. */
export type FactKind = 'number' | 'whole' | 'text' | 'choice' | 'date' | 'yes_no' | 'list'

export type Choice = { value: string; name: Text | { message: string } }

/**
 * Everything conditions of this document may name: the declared facts, then the answers to its questions. What bears a
 * word of the conditions themselves as its key cannot be named.
 */
export function factsOf(document: DraftDocument): KnownFact[] {
  const declared = factList.map(({ name, type, label }): KnownFact => {
    const choices = declaredChoices(name, document)
    return {
      name,
      type,
      kind: name.endsWith('_on') ? 'date' : choices && type === 'string' ? 'choice' : kinds[type],
      label: { message: label },
      ...(choices && { choices }),
    }
  })
  const answers = answerFacts(document.questionnaires).map(
    ({ name, type, questionnaire, question }): KnownFact => ({
      name,
      type,
      kind: answerKind(question, type),
      label: { questionnaire: questionnaire.name, question: question.name },
      ...(question.options && {
        choices: question.options.map((option) => ({ value: option.key, name: option.name })),
      }),
    }),
  )
  return [...declared, ...(document.ownFields ?? []).map(ownFact), ...answers].filter(
    ({ name }) => !name.split('.').some((part) => wordsOfConditions.has(part)),
  )
}

/** A colleague is known by an id that nobody writes: one asks whether there is one. */
function ownFact(field: UsedField): KnownFact {
  const type = ownFactTypes[field.type]
  return {
    name: ownFactName(field),
    type,
    kind: field.type === 'choice' || field.type === 'date' ? field.type : kinds[type],
    label: { own: field.name },
    ...(field.options && { choices: field.options.map(({ key, name }) => ({ value: key, name })) }),
  }
}

const kinds: Record<FactType, FactKind> = {
  double: 'number',
  int: 'whole',
  string: 'text',
  bool: 'yes_no',
  'list<string>': 'list',
}

function answerKind({ type }: Question, fact: FactType): FactKind {
  return type === 'choice' || type === 'date' ? type : kinds[fact]
}

function declaredChoices(fact: string, document: DraftDocument): Choice[] | undefined {
  if (fact === 'tasks.done')
    return document.stages.flatMap(({ tasks }) => tasks.map(({ key, name }) => ({ value: key, name })))
  if (fact === 'deal.buying_stage')
    return document.buyingStages.map(({ key, name }) => ({ value: key, name }))
  const list = lists[fact]
  return list?.values.map((value) => ({ value, name: { message: `${list.words}.${value}` } }))
}

const lists: Record<string, { values: readonly string[]; words: string }> = {
  'deal.source': { values: sources, words: 'deals.source' },
  'deal.channel': { values: channels, words: 'panel.channel' },
  'deal.customer_kind': { values: ['company', 'person'], words: 'panel.customer_kind' },
  'company.size': { values: ['micro', 'small', 'medium', 'large'], words: 'panel.company_size' },
}
