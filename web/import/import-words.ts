import type { Say } from '../platform/i18n.tsx'

const own: ReadonlySet<string> = new Set([
  ...[
    'not_a_date',
    'not_a_number',
    'not_whole',
    'out_of_range',
    'negative_amount',
    'not_an_email',
    'not_a_phone',
  ],
  ...[
    'not_an_address',
    'unknown_country',
    'unknown_language',
    'unknown_currency',
    'unknown_value',
    'unknown_stage',
  ],
  ...['too_long', 'unreadable_characters', 'empty', 'ambiguous_name', 'no_name', 'closed_before_opened'],
  ...['in_the_future', 'too_many_cells', 'twice_in_file', 'refused_by_database'],
])
const refusals: ReadonlySet<string> = new Set([
  ...['not_allowed', 'criteria_unmet', 'move_not_allowed', 'deal_closed', 'deal_resting', 'reason_required'],
  ...['already_exists', 'already_in_stage'],
])

/** Why a row or a cell stays out. */
export function faultWord(say: Say, code: string): string {
  if (own.has(code)) return say(`import.fault.${code}`)
  if (refusals.has(code)) return say(`refusal.${code}`)
  return code.startsWith('unknown_') ? say('import.fault.unknown_name') : say('fault.other')
}

const flags: ReadonlySet<string> = new Set([
  ...['no_company', 'no_product', 'no_owner', 'no_team', 'no_leader', 'no_closed_date'],
  ...['parent_below_itself', 'ambiguous_parent'],
])
const relations: ReadonlySet<string> = new Set([
  'company',
  'person',
  'product',
  'owner',
  'parent',
  'team',
  'leader',
  'department',
])
const fields: ReadonlySet<string> = new Set(['amount', 'source', 'expected_close_on', 'next_contact_on'])

/** What a record lacks that came in all the same. */
export function flagWord(say: Say, flag: string): string {
  if (flags.has(flag)) return say(`import.flag.${flag}`)
  if (flag.startsWith('tasks:')) return say('import.flag.tasks')
  if (flag.startsWith('no_own:')) return say('import.flag.missing', { what: flag.split('.').at(-1) ?? '' })
  if (flag.startsWith('criterion:')) return say('import.flag.criterion')
  const what = flag.replace(/^(no|unknown)_/, '')
  if (flag.startsWith('unknown_') && relations.has(what))
    return say('import.flag.unknown', { what: say(`import.relation.${what}`) })
  if (fields.has(what)) return say('import.flag.missing', { what: say(`import.field.${what}`) })
  return what === 'person' || what === 'decision_maker'
    ? say('import.flag.missing', { what: say(`import.flag.${what}`) })
    : flag
}

/** What a target of a column is called: `field.amount`, `relation.company`. */
export const targetWord = (say: Say, target: string) => say(`import.${target}`)
