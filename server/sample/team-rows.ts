import type { DepartmentId, MemberId, TeamId } from '../../contract/ids.ts'
import { textIn } from '../../contract/text.ts'
import type { Rows } from './rows.ts'
import type { RunProcess, Seller, Setting } from './setting.ts'
import { instant } from './stage-clock.ts'

type Founded = Omit<Setting, 'sellers' | 'holders' | 'products' | 'companies'>

/** Names that are taken already, so that a second company of made-up people joins the first. */
export interface Present {
  departments: ReadonlyMap<string, DepartmentId>
  teams: ReadonlyMap<string, TeamId>
}

const teamSize = 8

/** Sellers in teams, each with a manager, and specialists for the roles that the processes ask for. */
export function inventTeam(
  founded: Founded,
  { sellers: count, specialists }: { sellers: number; specialists: number },
  present: Present,
  rows: Rows,
): { sellers: Seller[]; holders: Map<string, MemberId[]> } {
  const { workspaceId, words, random } = founded
  const sales = department(founded, words.salesDepartment, present, rows)
  const sellers: Seller[] = []
  for (let first = 0; first < count; first += teamSize) {
    const name =
      words.teams[first / teamSize] ?? `${words.teams[(first / teamSize) % words.teams.length]} ${first}`
    const team = present.teams.get(name) ?? random.id<TeamId>(founded.now)
    if (!present.teams.has(name)) rows.teams.push([workspaceId, team, name])
    const manager = member(founded, { role: 'manager', department: sales }, rows)
    rows.team_members.push([workspaceId, team, manager, true])
    for (let place = first; place < Math.min(count, first + teamSize); place++) {
      const id = member(founded, { role: 'seller', department: sales }, rows)
      rows.team_members.push([workspaceId, team, id, false])
      sellers.push({ id, skill: 0.7 + 0.6 * random.next() })
    }
  }
  return { sellers, holders: inventSpecialists(founded, specialists, present, rows) }
}

/** So many for each role, sitting in the department the process names. */
function inventSpecialists(
  founded: Founded,
  count: number,
  present: Present,
  rows: Rows,
): Map<string, MemberId[]> {
  const { workspaceId, language, processes } = founded
  const holders = new Map<string, MemberId[]>()
  for (const role of rolesOf(processes)) {
    const name = role.department ? textIn(role.department, language) : textIn(role.name, language)
    const inDepartment = department(founded, name, present, rows)
    const people = Array.from({ length: count }, () =>
      member(founded, { role: 'specialist', department: inDepartment }, rows),
    )
    for (const person of people) rows.role_holders.push([workspaceId, role.key, person])
    holders.set(role.key, people)
  }
  return holders
}

/** Each role once, however many processes ask for it; what the deal's owner does himself needs nobody. */
function rolesOf(processes: readonly RunProcess[]) {
  const roles = processes.flatMap(({ document }) =>
    document.roles.filter(({ assign }) => assign !== 'deal_owner'),
  )
  return roles.filter(({ key }, place) => roles.findIndex((other) => other.key === key) === place)
}

function department(
  { workspaceId, random, now }: Founded,
  name: string,
  { departments }: Present,
  rows: Rows,
): DepartmentId {
  const known = departments.get(name) ?? rows.departments.find((row) => row[2] === name)?.[1]
  if (known) return known as DepartmentId
  const id = random.id<DepartmentId>(now)
  rows.departments.push([workspaceId, id, name])
  return id
}

/** Known by name only: nobody signs in as a made-up colleague. */
function member(
  { workspaceId, words, language, random, now, sample }: Founded,
  { role, department }: { role: string; department: DepartmentId },
  rows: Rows,
): MemberId {
  const id = random.id<MemberId>(now)
  const name = words.personName(random.pick(words.firstNames), random.pick(words.lastNames))
  rows.members.push([
    workspaceId,
    id,
    name,
    null,
    role,
    department,
    language,
    'system',
    sample,
    instant(now),
    1,
  ])
  return id
}
