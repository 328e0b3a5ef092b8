import { type Random, randomFrom } from '../../server/sample/random.ts'
import { english } from '../../server/sample/words/en.ts'
import { persian } from '../../server/sample/words/fa.ts'
import { norwegian } from '../../server/sample/words/nb.ts'
import { polish } from '../../server/sample/words/pl.ts'
import { written } from './writings.ts'

export interface MadePerson {
  id: string
  name: string
  email: string | null
  phone: string | null
  company_id: string | null
  created_at: string
}

export interface MadeCompany {
  id: string
  name: string
  country: string
  website: string
  created_at: string
}

export interface MadePeople {
  companies: MadeCompany[]
  people: MadePerson[]
  /** Pairs that are one person, `first second`, the smaller id first. */
  truth: Set<string>
}

export const pairName = (a: string, b: string) => (a < b ? `${a} ${b}` : `${b} ${a}`)

const at = Date.UTC(2026, 0, 5)
const created_at = new Date(at).toISOString()

const lands = [
  {
    country: 'PL',
    words: polish,
    ends: ['ski', 'wicz', 'czyk', 'ek', 'ak'],
    stems:
      'Kowal,Nowa,Maj,Lewandow,Zielin,Szyman,Woźnia,Dąbrow,Kozłow,Jankow,Wojciechow,Kwiatkow,Krawczyk,Piotrow,Grabow,Pawłow,Michal,Nowakow,Adam,Duda',
  },
  {
    country: 'NO',
    words: norwegian,
    ends: ['sen', 'stad', 'vik', 'berg', 'øy'],
    stems: 'Ander,Hauge,Sol,Lund,Bjørn,Hå,Sæter,Mo,Nord,Øst,Vest,Fjell,Grøn,Tor,Ras,Stein,Hal,Kjær,Ny,Strøm',
  },
  {
    country: 'IR',
    words: persian,
    ends: ['ی', 'زاده', 'پور', 'یان', 'نیا'],
    stems:
      'احمد,رضا,حسین,کریم,رستم,فرهاد,اکبر,جعفر,صادق,قاسم,شریف,کاظم,نور,بهرام,صالح,امین,حیدر,یزدان,سلطان,مهدو',
  },
  {
    country: 'GB',
    words: english,
    ends: ['son', 'ton', 'field', 'er', 'wood'],
    stems: 'John,Wil,Har,Rob,Ed,Ash,Brad,Carl,Hamp,Middle,Nor,Pem,Rad,Stan,Thorn,Wat,Whit,Brook,Green,Lang',
  },
]
type Land = (typeof lands)[number]

/**
 * Four countries' people, most at companies, and copies of some as colleagues would have typed them again. Among those who
 * are no copies are families with one telephone, colleagues behind one switchboard, and namesakes in other companies.
 */
export function makePeople(
  seed: number,
  { people: count, copies }: { people: number; copies: number },
): MadePeople {
  const random = randomFrom(seed)
  const companies = Array.from({ length: Math.ceil(count / 12) }, (_, n) => makeCompany(random, n))
  const people: MadePerson[] = []
  while (people.length < count - copies) people.push(...makeSome(random, companies, people))
  people.length = count - copies
  tellApart(random, people)
  const truth = new Set<string>()
  const chosen = new Set<MadePerson>()
  const bases = people.filter(({ email, phone }) => email ?? phone)
  while (chosen.size < copies) chosen.add(random.pick(bases))
  for (const base of chosen) {
    const copy = copyOf(random, base, companies)
    people.push(copy)
    truth.add(pairName(base.id, copy.id))
  }
  return {
    companies: companies.map(({ land: _land, switchboard: _board, ...company }) => company),
    people,
    truth,
  }
}

/** Namesakes at one company have each a mailbox and a telephone of their own, or nobody could say that they are two. */
function tellApart(random: Random, people: readonly MadePerson[]): void {
  const seen = new Map<string, MadePerson[]>()
  for (const person of people) {
    if (person.company_id === null) continue
    const named = `${person.company_id} ${person.name}`
    seen.set(named, [...(seen.get(named) ?? []), person])
  }
  for (const namesakes of seen.values())
    if (namesakes.length > 1)
      namesakes.forEach((person, n) => {
        person.email = `${written.mailbox(person.name)}${n + 1}@firm.example`
        person.phone = phoneIn(random, lands[1] as Land)
      })
}

type Company = MadeCompany & { land: Land; switchboard: string | null }

function makeCompany(random: Random, n: number): Company {
  const land = random.pick(lands)
  return {
    id: random.id(at),
    name: `${land.words.companyName(random)} ${n}`,
    country: land.country,
    website: `firm${n}.example`,
    created_at,
    land,
    switchboard: random.chance(0.3) ? phoneIn(random, land) : null,
  }
}

const lastName = (random: Random, { words, stems, ends }: Land) =>
  random.chance(0.3) ? random.pick(words.lastNames) : random.pick(stems.split(',')) + random.pick(ends)

const nameIn = (random: Random, land: Land) =>
  `${random.pick(land.words.firstNames)} ${lastName(random, land)}`

function makeSome(
  random: Random,
  companies: readonly Company[],
  before: readonly MadePerson[],
): MadePerson[] {
  const kind = random.next()
  if (kind < 0.03) return family(random)
  const company = random.pick(companies)
  if (kind > 0.15) return [employee(random, company, nameIn(random, company.land))]
  if (kind > 0.12 && before.length > 0) return [employee(random, company, random.pick(before).name)]
  const land = random.pick(lands)
  return [alone(random, land, nameIn(random, land))]
}

function employee(random: Random, company: Company, name: string): MadePerson {
  const mobile = random.chance(0.6) ? phoneIn(random, company.land) : company.switchboard
  return {
    id: random.id(at),
    name,
    email: random.chance(0.8) ? `${mailbox(random, name)}@${company.website}` : null,
    phone: random.chance(0.85) ? mobile : null,
    company_id: company.id,
    created_at,
  }
}

function alone(random: Random, land: Land, name: string, phone = phoneIn(random, land)): MadePerson {
  const host = random.pick(['gmail.com', 'wp.pl', 'outlook.com', 'online.no', 'chmail.ir'])
  const email = random.chance(0.7) ? `${mailbox(random, name)}${random.whole(1, 9999)}@${host}` : null
  return { id: random.id(at), name, email, phone, company_id: null, created_at }
}

/** One name, one telephone and sometimes one mailbox among them. */
function family(random: Random): MadePerson[] {
  const land = random.pick(lands)
  const last = lastName(random, land)
  const firsts = new Set(Array.from({ length: 3 }, () => random.pick(land.words.firstNames)))
  const phone = phoneIn(random, land)
  const members = [...firsts].map((first) => alone(random, land, `${first} ${last}`, phone))
  const email = members[0]?.email ?? null
  return random.chance(0.2) ? members.map((member) => ({ ...member, email })) : members
}

/** Names in other letters have their mailbox by a number, as a stranger's system would make it. */
function mailbox(random: Random, name: string): string {
  const [first = '', last = ''] = written.mailbox(name).split('.')
  if (first === '' || last === '') return `u${random.whole(100_000, 999_999)}`
  return random.pick([`${first}.${last}`, `${first[0]}.${last}`, `${first}${last}`, `${last}.${first}`])
}

function phoneIn(random: Random, { country }: Land): string {
  const digits = (n: number) => Array.from({ length: n }, () => random.whole(0, 9)).join('')
  const national = {
    PL: () => `+48${random.pick(['5', '6', '7'])}${digits(8)}`,
    NO: () => `+47${random.pick(['4', '9'])}${digits(7)}`,
    IR: () => `+989${digits(9)}`,
    GB: () => `+447${digits(9)}`,
  }
  return national[country as keyof typeof national]()
}

/** The same person as typed a second time: another spelling, and one thing or another left out or changed. */
function copyOf(random: Random, base: MadePerson, companies: readonly Company[]): MadePerson {
  const kept = { email: random.chance(0.65), phone: random.chance(0.7), company: random.chance(0.75) }
  if (!(kept.email && base.email) && !(kept.phone && base.phone)) kept[base.email ? 'email' : 'phone'] = true
  const otherCompany = random.chance(0.25) ? random.pick(companies).id : null
  const otherEmail = random.chance(0.3)
    ? `${mailbox(random, base.name)}${random.whole(1, 999)}@gmail.com`
    : null
  return {
    id: random.id(at),
    name: written.name(random, base.name),
    email: kept.email && base.email ? written.email(random, base.email) : otherEmail,
    phone: kept.phone && base.phone ? written.phone(random, base.phone) : null,
    company_id: kept.company ? base.company_id : otherCompany,
    created_at,
  }
}
