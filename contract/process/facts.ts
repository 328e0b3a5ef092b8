import type { OwnFieldName, OwnFieldType } from '../fields.ts'
import type { Question, Questionnaire, QuestionType, UsedField } from './process-document.ts'

/**
 * Fact      something a condition may ask about a deal. Nothing else can be named in one.
 * Missing   what a fact is while nobody knows it: an empty text, 0, false, an empty list. So a condition always has an
 *           answer, and `deal.product == ''` asks whether there is a product.
 * Own       what stands in a field the company added: `deal.own.tender_number`, `company.own.region`. `person` is the one
 *           who decides, else the one known for longest.
 * Answer    what somebody answered to a question of the process: `answers.bant.budget`.
 *
 * Published versions name these facts and are never changed again: a fact may be added here, never renamed or removed.
 */
export const declaredFacts = {
  deal: {
    /** In major units (`1250.5`) of the deal's currency. */
    amount: 'double',
    /** ISO 4217, as `PLN`. */
    currency: 'string',
    source: 'string',
    channel: 'string',
    title: 'string',
    has_company: 'bool',
    /** `company` when the deal has one, `person` when it has only people, else empty. */
    customer_kind: 'string',
    has_expected_close: 'bool',
    /** `YYYY-MM-DD`: compares rightly as text. */
    expected_close_on: 'string',
    /** The owner's e-mail address, else the name. */
    owner: 'string',
    /** The product's name as in the catalogue, and its series. */
    product: 'string',
    product_series: 'string',
    /** Whole days since the deal was created. */
    age_days: 'int',
    /** How often it was put to rest. */
    resting_count: 'int',
    /** Where the buyer is: the key of a buying stage. */
    buying_stage: 'string',
  },
  people: { count: 'int', deciders: 'int', payers: 'int', users: 'int', influencers: 'int' },
  /** Keys of the task templates done in this visit of the stage or in any earlier visit. */
  tasks: { done: 'list<string>' },
  activities: { calls: 'int', emails: 'int', meetings: 'int', letters: 'int' },
  company: {
    industry: 'string',
    /** ISO 3166-1 alpha-2, as `NO`. */
    country: 'string',
    city: 'string',
    employees: 'int',
    /** `micro`, `small`, `medium`, `large`; see `companySize`. */
    size: 'string',
  },
  /**
   * Keys of the shared segments (contract/segments) that its company or person is in, of those the rule names. Known
   * while a process is chosen, and to rules alone: whoever is in a segment today may be out of it tomorrow.
   */
  customer: { segments: 'list<string>' },
} as const

export type FactGroup = keyof typeof declaredFacts
export type FactType = 'double' | 'int' | 'string' | 'bool' | 'list<string>'

/** A name a condition may use, and what it stands for. `label` of a declared fact is a key of the locale files. */
export interface DeclaredFact {
  readonly name: string
  readonly type: FactType
  readonly label: string
  readonly from: FactGroup
}

/** Every declared fact as a row, for the list of names a person may choose from. */
export const factList: readonly DeclaredFact[] = Object.entries(declaredFacts).flatMap(([from, names]) =>
  Object.entries(names).map(([name, type]) => ({
    name: `${from}.${name}`,
    type: type as FactType,
    label: `fact.${from}.${name}`,
    from: from as FactGroup,
  })),
)

/** A choice is the key of its option, a date `YYYY-MM-DD`, a person a name, money in major units. */
export const answerTypes = {
  choice: 'string',
  choices: 'list<string>',
  yes_no: 'bool',
  number: 'double',
  money: 'double',
  date: 'string',
  text: 'string',
  person: 'string',
} as const satisfies Record<QuestionType, FactType>

/** A fact a process declares by asking: `answers.<questionnaire>.<question>`. */
export interface AnswerFact {
  readonly name: string
  readonly type: FactType
  readonly questionnaire: Questionnaire
  readonly question: Question
}

/** Every answer the conditions of a process may ask about. */
export function answerFacts(questionnaires: readonly Questionnaire[]): AnswerFact[] {
  return questionnaires.flatMap((questionnaire) =>
    questionnaire.questions.map((question) => ({
      name: `answers.${questionnaire.key}.${question.key}`,
      type: answerTypes[question.type],
      questionnaire,
      question,
    })),
  )
}

/** A choice is the key of its option, a date `YYYY-MM-DD`, a colleague an id, money in major units. */
export const ownFactTypes = {
  text: 'string',
  number: 'double',
  money: 'double',
  date: 'string',
  choice: 'string',
  choices: 'list<string>',
  person: 'string',
  link: 'string',
  yes_no: 'bool',
} as const satisfies Record<OwnFieldType, FactType>

/** What conditions and required fields call an own field. */
export const ownFactName = ({ entity, key }: Pick<UsedField, 'entity' | 'key'>): OwnFieldName =>
  `${entity}.own.${key}`

/** Whose conditions are asked: a document, for the names it gives to answers and own fields. */
export interface Naming {
  readonly questionnaires: readonly Questionnaire[]
  readonly ownFields?: readonly UsedField[] | undefined
}

/** Every name a condition may use, and its type: what one is checked against as it is written and as it is asked. */
export function factSchema({ questionnaires, ownFields = [] }: Naming): [string, FactSchema][] {
  const own = Map.groupBy(ownFields, ({ entity }) => entity)
  const groups = new Set([...Object.keys(declaredFacts), ...own.keys()])
  const facts = [...groups].map((group): [string, FactSchema] => {
    const fields = own.get(group as UsedField['entity'])
    return [
      group,
      {
        ...declaredFacts[group as FactGroup],
        ...(fields && { own: Object.fromEntries(fields.map(({ key, type }) => [key, ownFactTypes[type]])) }),
      },
    ]
  })
  if (questionnaires.length === 0) return facts
  const answers = questionnaires.map(({ key, questions }) => [
    key,
    Object.fromEntries(questions.map((question) => [question.key, answerTypes[question.type]])),
  ])
  return [...facts, ['answers', Object.fromEntries(answers)]]
}

export interface FactSchema {
  [name: string]: FactType | FactSchema
}
