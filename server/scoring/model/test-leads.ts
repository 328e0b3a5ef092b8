import type { Column, Table } from './history/facts.ts'
import { seededRandom } from './seeded.ts'

/** Leads as an export of a CRM has them, made up, with the true log odds of each: no score can be better than that. */
export interface MadeLeads {
  table: Table
  outcomes: Uint8Array
  truth: Float64Array
}

/**
 * Where somebody came from, what he did on the site, what he said of himself and mostly did not, flags that never
 * change; effects that bend, that depend on each other, and that lie in what is missing.
 */
export function madeLeads(rows: number, seed = 1): MadeLeads {
  const random = seededRandom(seed, 'made leads')
  const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
  const columns = new Map<string, (string | number)[]>()
  const put = (name: string, value: string | number) => {
    const values = columns.get(name)
    if (values) values.push(value)
    else columns.set(name, [value])
  }
  const truth = new Float64Array(rows)
  const outcomes = new Uint8Array(rows)
  for (let row = 0; row < rows; row++) {
    let odds = -1.1
    const origin = drawn(random, origins)
    const source = drawn(random, sources[origin.name] as readonly Choice[])
    const eager = normal() + origin.adds / 2
    const visits = random() < 0.22 ? 0 : Math.max(1, Math.round(Math.exp(0.9 + 0.6 * normal())))
    const minutes = visits === 0 ? 0 : Math.round(Math.exp(5.6 + 0.5 * eager + 0.8 * normal()))
    const pages = visits === 0 ? 0 : Math.round(100 * (1 + Math.abs(1.2 + 0.9 * normal()))) / 100
    const activity = drawn(random, activities)
    const occupation = random() < 0.3 ? { name: '', adds: -0.9 } : drawn(random, occupations)
    const asked = random() < 0.62
    const city = !asked ? { name: random() < 0.6 ? '' : 'Select', adds: 0 } : drawn(random, cities)
    const field = !asked ? { name: random() < 0.4 ? '' : 'Select', adds: -0.3 } : drawn(random, fields)
    const noMail = random() < 0.08
    odds += origin.adds + source.adds + activity.adds + occupation.adds + city.adds + field.adds
    odds += visits === 0 ? 0.2 : 1.1 * Math.tanh((Math.log1p(minutes) - 5.7) * 1.2)
    // Those who came by advertisement and stayed long were comparing; those who were called decide at once.
    if (source.name === 'Paid search' && minutes > 600) odds -= 0.8
    if (activity.name === 'Phone conversation' && occupation.name === 'Working professional') odds += 1.1
    if (noMail) odds -= 1
    odds += 0.6 * eager
    put('Prospect ID', `p-${(row * 7919 + 13).toString(36)}-${Math.floor(random() * 1e9).toString(36)}`)
    put('Lead number', 660_000 - row * 8 - Math.floor(random() * 7))
    put('Origin', origin.name)
    put('Source', source.name === 'Google' && random() < 0.05 ? 'google' : source.name)
    put('Do not e-mail', noMail ? 'Yes' : 'No')
    put('Visits', visits === 0 && random() < 0.06 ? Number.NaN : visits)
    put('Time on site', minutes)
    put('Pages per visit', pages)
    put('Last activity', activity.name)
    put('City', city.name)
    put('Specialisation', field.name)
    put('Occupation', occupation.name)
    put('Country', random() < 0.27 ? '' : random() < 0.95 ? 'Norway' : 'Poland')
    put('Profile score', random() < 0.45 ? Number.NaN : Math.round(15 + 2 * normal()))
    put('Created', 17_000 + Math.floor(random() * 500))
    put('Remark', random() < 0.8 ? '' : `said ${Math.floor(random() * 1e6)}`)
    for (const flag of flags) put(flag, random() < 0.004 ? 'Yes' : 'No')
    put('Reads our magazine', 'No')
    truth[row] = odds
    outcomes[row] = random() < 1 / (1 + Math.exp(-odds)) ? 1 : 0
  }
  return { table: { rows, columns: [...columns].map(asColumn) }, outcomes, truth }
}

function asColumn([name, values]: [string, (string | number)[]]): Column {
  if (typeof values[0] === 'string') return { name, kind: 'choice', values: values as string[] }
  return { name, kind: name === 'Created' ? 'day' : 'number', values: Float64Array.from(values as number[]) }
}

interface Choice {
  name: string
  share: number
  adds: number
}

function drawn(random: () => number, choices: readonly Choice[]): Choice {
  let left = random() * choices.reduce((sum, { share }) => sum + share, 0)
  for (const choice of choices) {
    left -= choice.share
    if (left < 0) return choice
  }
  return choices[0] as Choice
}

const made = (rows: readonly (readonly [string, number, number])[]): Choice[] =>
  rows.map(([name, share, adds]) => ({ name, share, adds }))

const origins = made([
  ['API', 39, -0.6],
  ['Landing page', 53, -0.2],
  ['Lead form', 7, 2.4],
  ['Import', 1, -0.5],
])
const sources: Record<string, readonly Choice[]> = {
  API: made([
    ['Chat', 50, -0.3],
    ['Organic search', 30, 0],
    ['Direct', 20, -0.1],
  ]),
  'Landing page': made([
    ['Google', 50, 0.1],
    ['Direct', 30, -0.1],
    ['Paid search', 18, 0.3],
    ['Referring site', 2, -0.4],
  ]),
  'Lead form': made([
    ['Reference', 70, 1],
    ['Partner', 25, 1.6],
    ['Fair', 5, 0],
  ]),
  Import: made([['Facebook', 1, -0.4]]),
}
const activities = made([
  ['Email opened', 37, 0],
  ['Text message sent', 30, 1.2],
  ['Chat', 11, -1.3],
  ['Page visited', 7, -0.5],
  ['Converted to lead', 5, -1.2],
  ['Email bounced', 4, -1.6],
  ['Link clicked', 3, -0.3],
  ['Form submitted', 1.5, -0.2],
  ['Unreachable', 1, -0.2],
  ['Phone conversation', 0.5, 1.4],
])
const occupations = made([
  ['Unemployed', 85, 0.1],
  ['Working professional', 11, 2.2],
  ['Student', 3, -0.1],
  ['Other', 1, 0.4],
])
const cities = made([
  ['Oslo', 50, 0.1],
  ['Bergen', 12, 0],
  ['Trondheim', 10, 0.2],
  ['Stavanger', 9, -0.2],
  ['Drammen', 6, 0],
  ['Narvik', 1, 0.3],
])
const fields = made(
  ['Finance', 'Personnel', 'Marketing', 'Operations', 'Trade', 'Health', 'Energy', 'Media', 'Hotels'].map(
    (name, at) => [name, 12 - at, ((at * 7) % 5) / 10 - 0.2],
  ),
)
const flags = [
  'Search',
  'Newspaper',
  'Magazine',
  'Forum',
  'Recommendation',
  'Do not call',
  'Digital advertisement',
]
