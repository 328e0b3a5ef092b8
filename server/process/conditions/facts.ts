/**
 * Fact      something a condition may ask about a deal. Nothing else can be named in one.
 * Missing   what a fact is while nobody knows it: an empty text, 0, false, an empty list. So a condition always has an
 *           answer, and `deal.product == ''` asks whether there is a product.
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

interface ValueOf {
  double: number
  int: number
  string: string
  bool: boolean
  'list<string>': readonly string[]
}

type Declared = typeof declaredFacts
export type FactGroup = keyof Declared

/** What is known about one deal: `facts.deal.amount` is what a condition calls `deal.amount`. */
export type Facts = {
  readonly [Group in FactGroup]: {
    readonly [Name in keyof Declared[Group]]: Declared[Group][Name] extends keyof ValueOf
      ? ValueOf[Declared[Group][Name]]
      : never
  }
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
    has_expected_close: false,
    expected_close_on: '',
    owner: '',
    product: '',
    product_series: '',
    age_days: 0,
  },
  people: { count: 0, deciders: 0, payers: 0, users: 0, influencers: 0 },
  tasks: { done: [] },
  activities: { calls: 0, emails: 0, meetings: 0, letters: 0 },
  company: { industry: '', country: '', city: '', employees: 0, size: '' },
}

/** Every fact as a row, for the list of names a person may choose from. `label` is a key of the locale files. */
export const factList = Object.entries(declaredFacts).flatMap(([from, names]) =>
  Object.entries(names).map(([name, type]) => ({
    name: `${from}.${name}`,
    type: type as keyof ValueOf,
    label: `fact.${from}.${name}`,
    from: from as FactGroup,
  })),
)

/** The size of an enterprise by its headcount (EU Recommendation 2003/361/EC). Empty while the headcount is unknown. */
export function companySize(employees: number | null): '' | 'micro' | 'small' | 'medium' | 'large' {
  if (!employees) return ''
  if (employees < 10) return 'micro'
  if (employees < 50) return 'small'
  return employees < 250 ? 'medium' : 'large'
}
