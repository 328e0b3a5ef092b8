import { z } from 'zod'
import { editCompany } from './customers/companies.ts'
import { editPerson } from './customers/people.ts'
import { Day, Instant } from './days.ts'
import { editDeal } from './deals/deals.ts'
import { BulkEditId, MemberId } from './ids.ts'
import { disqualifyLead } from './leads/acts.ts'
import { editLead } from './leads/leads.ts'
import { May, Named } from './named.ts'
import { Page, PageQuery } from './page.ts'
import { Key } from './process/process-document.ts'
import { editProduct } from './products.ts'
import { route } from './route.ts'
import type { Rights } from './team/rights.ts'
import { Line, Prose } from './text.ts'

/**
 * Bulk edit  one change of many records of a list: previewed, then done in the background, each record once and through
 *            the same rules as by hand.
 * Chosen     records by their ids, or all that a list shows as it is asked for.
 * Reason     why some are refused, with how many: the same answer each would get alone.
 * Undo       a bulk edit that takes another back, wherever nobody has changed the record since.
 */

export const bulkLists = ['companies', 'people', 'deals', 'leads', 'products'] as const
export const BulkList = z.enum(bulkLists)
export type BulkList = z.infer<typeof BulkList>

/** The right that editing a record of the list takes. */
export const bulkRights = {
  companies: 'customers.edit',
  people: 'customers.edit',
  deals: 'deals.edit',
  leads: 'leads.edit',
  products: 'products.edit',
} as const satisfies Record<BulkList, keyof Rights>

export const Chosen = z.union([
  z.strictObject({ ids: z.array(z.uuid()).min(1).max(10_000) }),
  z.strictObject({
    /** What the list itself is asked by (`GET /companies`), but its page: `industry=Solar`. Empty: all of it. */
    query: z.string().max(8_000),
    /** Of these, not. */
    except: z.array(z.uuid()).max(1_000).optional(),
  }),
])
export type Chosen = z.infer<typeof Chosen>

/** Fields as single editing takes them, but the name: it is what tells records apart. Null empties a field. */
const Edit = z.literal('edit')

const CompanyChange = z.strictObject({ act: Edit, edit: editCompany.body.omit({ name: true }) })
const PersonChange = z.strictObject({ act: Edit, edit: editPerson.body.omit({ name: true }) })
const ProductChange = z.strictObject({ act: Edit, edit: editProduct.body.omit({ name: true }) })

const DealChange = z.discriminatedUnion('act', [
  z.strictObject({ act: Edit, edit: editDeal.body.omit({ title: true }) }),
  /** Each through its own gate. */
  z.strictObject({
    act: z.literal('move'),
    to: Key,
    reason: Line(500).optional(),
    override: z.boolean().default(false),
  }),
  z.strictObject({ act: z.literal('lose'), reason: Key.optional(), note: Prose(5_000).optional() }),
])

const LeadChange = z.discriminatedUnion('act', [
  z.strictObject({ act: Edit, edit: editLead.body.omit({ name: true }) }),
  z.strictObject({ act: z.literal('assign'), ownerId: MemberId }),
  z.strictObject({
    act: z.literal('disqualify'),
    reason: disqualifyLead.body.shape.reason,
    note: Prose(5_000).optional(),
    recycleOn: Day.optional(),
  }),
])

export type BulkChange =
  | z.output<typeof CompanyChange>
  | z.output<typeof PersonChange>
  | z.output<typeof DealChange>
  | z.output<typeof LeadChange>
  | z.output<typeof ProductChange>

const Wish = <Beside extends z.ZodRawShape>(beside: Beside) =>
  z.discriminatedUnion('list', [
    z.strictObject({ list: z.literal('companies'), chosen: Chosen, change: CompanyChange, ...beside }),
    z.strictObject({ list: z.literal('people'), chosen: Chosen, change: PersonChange, ...beside }),
    z.strictObject({ list: z.literal('deals'), chosen: Chosen, change: DealChange, ...beside }),
    z.strictObject({ list: z.literal('leads'), chosen: Chosen, change: LeadChange, ...beside }),
    z.strictObject({ list: z.literal('products'), chosen: Chosen, change: ProductChange, ...beside }),
  ])

const Reason = z.object({
  /** The same for all that are refused for this: `criteria_unmet task.price`. */
  key: z.string(),
  /** The code of the refusal each of them would meet alone. */
  code: z.string(),
  count: z.int(),
  /** As of one of them: what its gate still wants, for example. */
  details: z.record(z.string(), z.unknown()).nullable(),
})
export type BulkReason = z.infer<typeof Reason>

const Row = z.object({ id: z.uuid(), name: z.string() })

export const BulkPreview = z.object({
  /** How many are chosen in all. Null in an answer that goes on from another. */
  total: z.int().nullable(),
  /** Of those looked at in this answer. */
  changed: z.int(),
  same: z.int(),
  refused: z.int(),
  /** The first of each reason, by id. */
  reasons: z.array(Reason.extend({ rows: z.array(Row) })),
  /** To go on from; null: these were the last. */
  after: z.uuid().nullable(),
})
export type BulkPreview = z.infer<typeof BulkPreview>

export const bulkStates = ['running', 'done', 'failed', 'cancelled'] as const

export const BulkEdit = z.object({
  id: BulkEditId,
  list: BulkList,
  /** As it was asked for; of an undo, what it takes back. */
  change: z.looseObject({ act: z.enum(['edit', 'move', 'lose', 'assign', 'disqualify']) }),
  /** The bulk edit that this one takes back. */
  undoes: BulkEditId.nullable(),
  /** The one that takes or took this one back. */
  undoneBy: BulkEditId.nullable(),
  state: z.enum(bulkStates),
  /** Records chosen at the start; the others are of those come past so far. */
  total: z.int(),
  changed: z.int(),
  /** As it is to be already. */
  same: z.int(),
  refused: z.int(),
  reasons: z.array(Reason),
  /** Why the house stopped, in a sentence for the log's reader. */
  fault: z.string().nullable(),
  startedBy: Named(MemberId),
  startedAt: Instant,
  finishedAt: Instant.nullable(),
  can: z.object({ cancel: May, undo: May }),
})
export type BulkEdit = z.infer<typeof BulkEdit>

const params = z.object({ id: BulkEditId })

export const previewBulkEdit = route({
  method: 'POST',
  path: '/bulk-edits/preview',
  summary:
    'What a bulk edit would do, page by page of some thousand records: added up, how many change, stay and are refused.',
  needs: 'signed_in',
  body: Wish({ after: z.uuid().optional() }),
  returns: BulkPreview,
  refusals: ['malformed', 'unknown_field', 'not_allowed', 'reason_required'],
})
export type PreviewBulkEdit = z.output<typeof previewBulkEdit.body>

export const startBulkEdit = route({
  method: 'POST',
  path: '/bulk-edits',
  summary: 'Change many records in the background, through the same rules as one by one.',
  needs: 'signed_in',
  body: Wish({}),
  returns: BulkEdit,
  status: 202,
  refusals: ['malformed', 'unknown_field', 'not_allowed', 'reason_required'],
})
export type StartBulkEdit = z.output<typeof startBulkEdit.body>

export const listBulkEdits = route({
  method: 'GET',
  path: '/bulk-edits',
  summary: 'The bulk edits one began oneself, newest first. They are kept for thirty days.',
  needs: 'signed_in',
  query: z.object({ ...PageQuery, list: BulkList.optional() }),
  returns: Page(BulkEdit),
  refusals: ['bad_cursor'],
})

export const showBulkEdit = route({
  method: 'GET',
  path: '/bulk-edits/{id}',
  summary: 'One bulk edit and how far it is.',
  needs: 'signed_in',
  params,
  returns: BulkEdit,
})

export const bulkEditRows = route({
  method: 'GET',
  path: '/bulk-edits/{id}/rows',
  summary: 'The records that a bulk edit changed or was refused, of those one may still see.',
  needs: 'signed_in',
  params,
  query: z.object({
    ...PageQuery,
    became: z.enum(['changed', 'refused']).default('refused'),
    /** The `key` of one reason. */
    reason: z.string().max(2_000).optional(),
  }),
  returns: Page(Row.extend({ reason: z.string().nullable(), code: z.string().nullable() })),
  refusals: ['bad_cursor'],
})

export const cancelBulkEdit = route({
  method: 'POST',
  path: '/bulk-edits/{id}/cancellation',
  summary: 'Stop after the batch being written. What has changed stays changed and can be undone.',
  needs: 'signed_in',
  params,
  body: z.strictObject({}).optional(),
  returns: BulkEdit,
})

export const undoBulkEdit = route({
  method: 'POST',
  path: '/bulk-edits/{id}/undo',
  summary: 'Give back what a bulk edit changed, in the background, wherever nobody has changed it since.',
  needs: 'signed_in',
  params,
  body: z.strictObject({}).optional(),
  returns: BulkEdit,
  status: 202,
  refusals: ['bulk_edit_not_undoable'],
})
