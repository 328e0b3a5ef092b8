import { type ImportKind, importFields } from '../../../contract/imports/fields.ts'
import { type DateOrder, type DecimalMark, type ImportMapping } from '../../../contract/imports/mapping.ts'
import { type ColumnProfile, type FileProfile } from '../../../contract/imports/profile.ts'
import type { ProcessDocument } from '../../../contract/process/process-document.ts'
import { readWord } from '../reading/read-word.ts'
import { exportedHeaders, placeOfOurId } from './exported-headers.ts'
import { fieldNames } from './field-names.ts'
import { plainForm, similarity } from './similar-values.ts'

/** A first mapping from the file's headers and kinds of columns, for a person to look over. */
export function proposeMapping(
  kind: ImportKind,
  { columns }: Pick<FileProfile, 'columns'>,
  process: Pick<ProcessDocument, 'key' | 'stages' | 'lostReasons'> | null,
): ImportMapping {
  const into = kind === 'people' && looksLikeColleagues(columns) ? 'colleagues' : kind
  const chosen = chooseFields(into, columns)
  const fields = new Set<string>(importFields[into])
  const proposal = {
    kind,
    ...(into === 'colleagues' && { into }),
    columns: Object.fromEntries(
      [...chosen]
        .filter(([, field]) => fields.has(field))
        .map(([column, field]) => [column.name, columnOf(field, column, columns)]),
    ),
    relations: Object.fromEntries(
      [...chosen]
        .filter(([, field]) => !fields.has(field))
        .map(([{ name }, field]) => [
          field,
          { column: name, missing: missingOf(into, field, isOurs(columns)) },
        ]),
    ),
    identity:
      ['stagecraft_id', 'external_id'].find((id) => [...chosen.values()].includes(id)) ??
      (kind === 'deals' ? 'row' : 'name'),
    dates: commonOrder(columns),
    decimals: commonMark(columns),
    values: {},
    ...(kind === 'deals' && dealParts(chosen, process)),
  }
  return proposal as ImportMapping
}

/** Each of our fields gets at most one column: the one whose header fits best, its kind permitting. */
function chooseFields(
  into: keyof typeof fieldNames,
  columns: readonly ColumnProfile[],
): Map<ColumnProfile, string> {
  const ours = isOurs(columns)
  const wishes = columns.flatMap((column) =>
    Object.entries(fieldNames[into]).flatMap(([field, names]) => {
      const exported = exportedHeaders(into, field)
      const score = ours
        ? headerScore(column.name, exported)
        : nearScore(column.name, [field, ...exported, ...names.split(' ')])
      return score > 0 && suits(field, column) ? [{ column, field, score }] : []
    }),
  )
  const chosen = new Map<ColumnProfile, string>()
  const taken = new Set<string>()
  for (const { column, field } of wishes.toSorted((a, b) => b.score - a.score)) {
    if (chosen.has(column) || taken.has(field)) continue
    chosen.set(column, field)
    taken.add(field)
  }
  // In the order of the file, as people read it.
  return new Map(
    columns.flatMap((column) => (chosen.has(column) ? [[column, chosen.get(column) as string]] : [])),
  )
}

/** A list of our own: its columns are called as we call them, and nothing is guessed. */
const isOurs = (columns: readonly ColumnProfile[]) => placeOfOurId(columns) >= 0

/** Above 1 where the header is one of the names, the more the further in front that stands; else 0. */
function headerScore(header: string, names: readonly string[]): number {
  const plain = plainForm(header)
  const place = names.findIndex((name) => name !== '' && plainForm(name) === plain)
  return place < 0 ? 0 : 2 - place / 100
}

function nearScore(header: string, names: readonly string[]): number {
  const score = headerScore(header, names)
  if (score > 0) return score
  const plain = plainForm(header)
  const known = names.map(plainForm)
  const near = Math.max(0, ...known.filter((name) => name.length > 4).map((name) => similarity(plain, name)))
  return near > 0.8 ? near : 0
}

const dateFields = new Set(['opened', 'closed', 'expected_close_on', 'next_contact_on'])
const numberFields = new Set(['amount', 'price', 'margin', 'revenue', 'employees', 'founded_year'])

function suits(field: string, { kind, distinct, samples }: ColumnProfile): boolean {
  // What decides which record a row is must be filled.
  if (field === 'stagecraft_id') return samples.length > 0 && samples.every((text) => isId(text))
  if (field === 'status') return distinct?.every(({ value }) => readWord(value, 'dealStatus')) ?? false
  if (kind === 'empty') return field !== 'external_id'
  if (dateFields.has(field)) return kind === 'date'
  if (numberFields.has(field)) return kind === 'number' || kind === 'money'
  if (field === 'email' || field === 'person_email') return kind === 'email'
  if (field === 'stage') return distinct !== null
  return kind !== 'date'
}

const isId = (text: string) => /^[0-9a-f-]{36}$/i.test(text)

function columnOf(field: string, column: ColumnProfile, columns: readonly ColumnProfile[]) {
  const dates = column.dates && column.dates.order !== commonOrder(columns) ? column.dates.order : null
  const decimals =
    column.decimals && column.decimals.mark !== commonMark(columns) ? column.decimals.mark : null
  return dates || decimals ? { field, ...(dates && { dates }), ...(decimals && { decimals }) } : field
}

function commonOrder(columns: readonly ColumnProfile[]): DateOrder {
  return (
    columns.find((column) => column.dates && !column.dates.ambiguous)?.dates?.order ??
    columns.find((column) => column.dates)?.dates?.order ??
    'ymd'
  )
}

function commonMark(columns: readonly ColumnProfile[]): DecimalMark {
  return columns.find((column) => column.decimals?.mark === ',') ? ',' : '.'
}

/** People who have managers, teams or offices but no company are one's own. */
function looksLikeColleagues(columns: readonly ColumnProfile[]): boolean {
  const fields = [...chooseFields('colleagues', columns).values()]
  const outside = [...chooseFields('people', columns).values()]
  return fields.some((field) => field === 'leader' || field === 'team') && !outside.includes('company')
}

function missingOf(into: string, field: string, ours: boolean) {
  if (into === 'colleagues') return 'create'
  return field === 'product' && !ours ? 'fail' : 'flag'
}

function dealParts(
  chosen: ReadonlyMap<ColumnProfile, string>,
  process: Pick<ProcessDocument, 'key' | 'stages' | 'lostReasons'> | null,
) {
  const stage = [...chosen].find(([, field]) => field === 'stage')?.[0]
  const titled = [...chosen.values()].includes('title')
  const nameable = ['product', 'company'].flatMap(
    (field) => [...chosen].find(([, one]) => one === field)?.[0].name ?? [],
  )
  const document = process ? undefined : processFrom(stage?.distinct ?? [])
  const known = process ?? document
  return {
    process: { key: known?.key ?? 'sales', ...(document && { document }) },
    ...(!titled && nameable.length > 0 && { title: nameable.map((name) => `{${name}}`).join(' · ') }),
    values: stage?.distinct && known ? { [stage.name]: stageValues(stage.distinct, known) } : {},
  }
}

/** For a company without any process: the stages its file knows, so that its deals have somewhere to stand. */
function processFrom(distinct: readonly { value: string }[]): ProcessDocument {
  const open = distinct
    .map(({ value }) => value)
    .filter((value) => !isOutcome(plainForm(value)))
    .slice(0, 30)
  const names = open.length >= 2 ? open : [...open, ...['Open', 'Deciding'].slice(open.length)]
  return {
    key: 'imported_deals',
    name: 'Imported deals',
    goals: [],
    roles: [],
    buyingStages: [],
    questionnaires: [],
    nurturing: [],
    stages: names.map((name, place) => ({
      key: `stage_${place + 1}`,
      name: name.slice(0, 200),
      winProbability: Math.round(((place + 1) * 100) / (names.length + 1)),
      requiredFields: [],
      exitCriteria: [],
      tasks: [],
      maySkipTo: [],
      mayWin: true,
    })),
    wonReasons: [],
    lostReasons: [],
  }
}

const isOutcome = (plain: string) => wonWords.includes(plain) || lostWords.includes(plain)

const wonWords = ['won', 'closedwon', 'wygrana', 'wygrane', 'sprzedane', 'vunnet', 'برنده', 'موفق'].map(
  plainForm,
)
const lostWords = [
  'lost',
  'closedlost',
  'przegrana',
  'przegrane',
  'utracone',
  'tapt',
  'ازدسترفته',
  'ناموفق',
].map(plainForm)

function stageValues(
  distinct: readonly { value: string }[],
  { stages, lostReasons }: Pick<ProcessDocument, 'stages' | 'lostReasons'>,
) {
  const named = stages.flatMap(({ key, name }) =>
    [key, ...(typeof name === 'string' ? [name] : Object.values(name))].map((word) => ({
      key,
      plain: plainForm(word),
    })),
  )
  const reason = lostReasons.find(({ key }) => key === 'unknown' || key === 'other')?.key
  return Object.fromEntries(
    distinct.flatMap(({ value }): [string, object][] => {
      const plain = plainForm(value)
      if (wonWords.includes(plain)) return [[value, { outcome: 'won' }]]
      if (lostWords.includes(plain)) return [[value, { outcome: 'lost', ...(reason && { reason }) }]]
      const best = named
        .map(({ key, plain: word }) => ({ key, score: similarity(plain, word) }))
        .toSorted((a, b) => b.score - a.score)[0]
      return best && best.score > 0.7 ? [[value, { stage: best.key }]] : []
    }),
  )
}
