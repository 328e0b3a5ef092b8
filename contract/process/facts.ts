import type { Question, Questionnaire, QuestionType } from './process-document.ts'

/**
 * Fact      something a condition may ask about a deal. Nothing else can be named in one.
 * Missing   what a fact is while nobody knows it: an empty text, 0, false, an empty list. So a condition always has an
 *           answer, and `deal.product == ''` asks whether there is a product.
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
