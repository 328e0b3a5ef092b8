import type { CompanyId, PersonId, ProductId } from '../../contract/ids.ts'
import type { Rows } from './rows.ts'
import type { Customer, Product, Seller, Setting } from './setting.ts'
import { instant } from './stage-clock.ts'

type Founded = Omit<Setting, 'holders' | 'products' | 'companies' | 'sellers'>

/** Companies with one to three people each, the first of whom decides. */
export function inventCustomers(
  founded: Founded,
  { count, sellers, knownSince }: { count: number; sellers: readonly Seller[]; knownSince: number },
  rows: Rows,
): Customer[] {
  const { workspaceId, words, random, sample } = founded
  const taken = new Set<string>()
  return Array.from({ length: count }, () => {
    const id = random.id<CompanyId>(knownSince)
    const industry = random.pick(words.industries)
    const employees = Math.round(60 * random.around(1.6)) + 3
    const name = nameNotTaken(() => words.companyName(random), taken)
    const owner = random.pick(sellers).id
    rows.companies.push([
      workspaceId,
      id,
      name,
      industry,
      words.country,
      random.pick(words.cities),
      employees,
      owner,
      sample,
      instant(knownSince),
      1,
    ])
    const titles = [words.jobTitles.decides, words.jobTitles.uses, words.jobTitles.pays].slice(
      0,
      random.whole(1, 3),
    )
    const people = titles.map((titled) =>
      inventPerson(founded, { company: id, name, title: random.pick(titled), owner, knownSince }, rows),
    )
    return { id, name, industry, employees, people }
  })
}

/** Large companies run out of names; then two may share one, as they do outside. */
function nameNotTaken(name: () => string, taken: Set<string>): string {
  let found = name()
  for (let tries = 0; tries < 5 && taken.has(found); tries++) found = name()
  taken.add(found)
  return found
}

function inventPerson(
  { workspaceId, words, random, language, sample }: Founded,
  {
    company,
    name,
    title,
    owner,
    knownSince,
  }: { company: CompanyId; name: string; title: string; owner: string; knownSince: number },
  rows: Rows,
): PersonId {
  const id = random.id<PersonId>(knownSince)
  const [first, last] = [random.pick(words.firstNames), random.pick(words.lastNames)]
  rows.people.push([
    workspaceId,
    id,
    words.personName(first, last),
    company,
    title,
    addressOf(first, last, name),
    language,
    owner,
    sample,
    instant(knownSince),
    1,
  ])
  return id
}

/** Under `.example`, which is nobody's; null where a name has no Latin letters. */
function addressOf(first: string, last: string, company: string): string | null {
  const plain = (text: string) =>
    text
      .toLowerCase()
      .replaceAll('ł', 'l')
      .replaceAll('ø', 'o')
      .replaceAll('æ', 'ae')
      .normalize('NFD')
      .replaceAll(/[^a-z]/g, '')
  const [local, host] = [`${plain(first)}.${plain(last)}`, plain(company)]
  return local.length > 3 && host.length > 2 ? `${local}@${host.slice(0, 40)}.example` : null
}

/** How many of a currency's units are about one euro. Others count as one. */
const perEuro: Record<string, number> = {
  PLN: 4.3,
  NOK: 11.5,
  SEK: 11.3,
  DKK: 7.5,
  GBP: 0.85,
  CHF: 0.95,
  CZK: 25,
  HUF: 400,
  IRR: 650_000,
  JPY: 165,
  TRY: 38,
  INR: 92,
}

/** So many euros as a round sum of the company's currency, in minor units. */
export const priceOf = (
  euro: number,
  { currency, minorPerUnit }: Pick<Setting, 'currency' | 'minorPerUnit'>,
) => Math.round((euro * (perEuro[currency] ?? 1)) / 10) * 10 * minorPerUnit

/** What the company sells: what it sells already, else the pumps and filters of its language. */
export function inventProducts(
  { workspaceId, words, random, currency, minorPerUnit, now, sample }: Founded,
  present: readonly Product[],
  rows: Rows,
): Product[] {
  if (present.length >= 3) return [...present]
  return words.products.map(({ name, series, euro }) => {
    const known = present.find((product) => product.name === name)
    if (known) return known
    const id = random.id<ProductId>(now)
    const price = priceOf(euro, { currency, minorPerUnit })
    rows.products.push([workspaceId, id, name, series, price, currency, sample, instant(now), 1])
    return { id, name, series, price }
  })
}
