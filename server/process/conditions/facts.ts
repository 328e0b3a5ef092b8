import type { declaredFacts } from '../../../contract/process/facts.ts'

interface ValueOf {
  double: number
  int: number
  string: string
  bool: boolean
  'list<string>': readonly string[]
}

type Declared = typeof declaredFacts

/** A text, a number (money in major units), yes or no, or the keys of the options chosen. */
export type Answer = string | number | boolean | readonly string[]

/** What is known about one deal: `facts.deal.amount` is what a condition calls `deal.amount`. */
export type Facts = {
  readonly [Group in keyof Declared]: {
    readonly [Name in keyof Declared[Group]]: Declared[Group][Name] extends keyof ValueOf
      ? ValueOf[Declared[Group][Name]]
      : never
  }
} & {
  /** By questionnaire and question. What nobody has answered yet need not be there. */
  readonly answers: Readonly<Record<string, Readonly<Record<string, Answer>>>>
  /** What stands in the company's own fields. Those that are not filled in are not there. */
  readonly own: Readonly<Record<'deal' | 'company' | 'person', Readonly<Record<string, Answer>>>>
}

/** Everything missing: what a deal's facts are filled into. */
export const noFacts: Facts = {
  deal: {
    amount: 0,
    currency: '',
    source: '',
    channel: '',
    title: '',
    has_company: false,
    customer_kind: '',
    has_expected_close: false,
    expected_close_on: '',
    owner: '',
    product: '',
    product_series: '',
    age_days: 0,
    resting_count: 0,
    buying_stage: '',
  },
  people: { count: 0, deciders: 0, payers: 0, users: 0, influencers: 0 },
  tasks: { done: [] },
  activities: { calls: 0, emails: 0, meetings: 0, letters: 0 },
  company: { industry: '', country: '', city: '', employees: 0, size: '' },
  customer: { segments: [] },
  answers: {},
  own: { deal: {}, company: {}, person: {} },
}

/** The size of an enterprise by its headcount (EU Recommendation 2003/361/EC). Empty while the headcount is unknown. */
export function companySize(employees: number | null): '' | 'micro' | 'small' | 'medium' | 'large' {
  if (!employees) return ''
  if (employees < 10) return 'micro'
  if (employees < 50) return 'small'
  return employees < 250 ? 'medium' : 'large'
}
