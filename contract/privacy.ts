import { z } from 'zod'
import { Day, Instant } from './days.ts'
import { ConsentId, DealId, ErasureId, FileId, MemberId, PersonId } from './ids.ts'
import { Named } from './named.ts'
import { Page, PageQuery } from './page.ts'
import { route } from './route.ts'
import { Line, Prose } from './text.ts'

export const consentWays = ['form', 'chat', 'mail', 'phone', 'paper', 'meeting', 'other'] as const
export const ConsentWay = z.enum(consentWays)
export type ConsentWay = z.infer<typeof ConsentWay>

/** What somebody agreed to, and whether he still does. It is never changed, only withdrawn. */
export const Consent = z.object({
  id: ConsentId,
  /** What for, as "Newsletter". */
  purpose: z.string(),
  /** The words he agreed to. */
  wording: z.string(),
  textVersion: z.string().nullable(),
  how: ConsentWay,
  givenOn: Day,
  recordedAt: Instant,
  recordedBy: Named(MemberId).nullable(),
  withdrawn: z.object({ on: Day, how: ConsentWay, by: Named(MemberId).nullable() }).nullable(),
  version: z.int(),
})
export type Consent = z.infer<typeof Consent>

const ofPerson = z.object({ id: PersonId })

export const listConsents = route({
  method: 'GET',
  path: '/people/{id}/consents',
  summary: 'What a person agreed to, the latest first.',
  needs: 'customers.see',
  params: ofPerson,
  returns: z.object({ rows: z.array(Consent) }),
  refusals: ['not_found'],
})

export const recordConsent = route({
  method: 'POST',
  path: '/people/{id}/consents',
  summary: 'Write down what a person agreed to: the words, their version, when and how.',
  needs: 'customers.edit',
  params: ofPerson,
  body: z.strictObject({
    purpose: Line(120),
    wording: Prose(10_000).min(1),
    textVersion: Line(60).optional(),
    how: ConsentWay,
    givenOn: Day,
  }),
  returns: Consent,
  status: 201,
  refusals: ['not_found', 'not_allowed', 'malformed'],
})
export type RecordConsent = z.output<typeof recordConsent.body>

export const withdrawConsent = route({
  method: 'PUT',
  path: '/people/{id}/consents/{consentId}/withdrawal',
  summary: 'A person takes a consent back; it stays in the log.',
  needs: 'customers.edit',
  params: ofPerson.extend({ consentId: ConsentId }),
  body: z.strictObject({ on: Day, how: ConsentWay }),
  returns: Consent,
  ifMatch: true,
  refusals: ['not_found', 'not_allowed', 'changed_meanwhile', 'malformed'],
})
export type WithdrawConsent = z.output<typeof withdrawConsent.body>

export const exportPerson = route({
  method: 'GET',
  path: '/people/{id}/personal-data',
  summary: 'Everything that is kept about a person: a ZIP of one JSON document and his files.',
  needs: 'workspace.manage',
  params: ofPerson,
  returns: z.string().describe('application/zip'),
  refusals: ['not_found'],
})

/** How many rows of a kind are deleted, lose their words, or have his name taken out. */
const ErasedPlace = z.object({
  called: z.string(),
  deleted: z.int(),
  cleared: z.int(),
  redacted: z.int(),
})

export const ErasurePreview = z.object({
  places: z.array(ErasedPlace),
  /** Deals he takes part in. One that goes loses its words and files; its figures stay. */
  deals: z.array(z.object({ id: DealId, title: z.string(), goes: z.boolean() })),
  /** Files on those deals: the ones that go, and the ones that only a person can look into. */
  files: z.array(z.object({ id: FileId, name: z.string(), goes: z.boolean() })),
})
export type ErasurePreview = z.infer<typeof ErasurePreview>

export const previewErasure = route({
  method: 'GET',
  path: '/people/{id}/erasure',
  summary: 'What erasing a person would delete, clear and leave.',
  needs: 'workspace.manage',
  params: ofPerson,
  returns: ErasurePreview,
  refusals: ['not_found'],
})

export const Erasure = z.object({
  id: ErasureId,
  entity: z.enum(['person', 'lead']),
  because: z.enum(['asked', 'retention']),
  deleted: z.int(),
  cleared: z.int(),
  redacted: z.int(),
  files: z.int(),
})
export type Erasure = z.infer<typeof Erasure>

export const erasePerson = route({
  method: 'POST',
  path: '/people/{id}/erasure',
  summary: 'Erase a person for good: his records, his leads, his files, and where others speak of him.',
  needs: 'workspace.manage',
  params: ofPerson,
  body: z.strictObject({
    /** Deals that go with him; left out, those on which nobody else is. */
    deals: z.array(DealId).max(1_000).optional(),
  }),
  returns: Erasure,
  ifMatch: true,
  refusals: ['not_found', 'changed_meanwhile', 'malformed'],
})

export const listErasures = route({
  method: 'GET',
  path: '/erasures',
  summary: 'That somebody was erased, when and by whom; never who it was.',
  needs: 'workspace.manage',
  query: z.object(PageQuery),
  returns: Page(Erasure.extend({ at: Instant, by: Named(MemberId).nullable() })),
  refusals: ['bad_cursor'],
})

export const retentionKeys = ['disqualified_leads', 'silent_people'] as const
export const RetentionKey = z.enum(retentionKeys)
export type RetentionKey = z.infer<typeof RetentionKey>

export const RetentionRule = z.object({
  key: RetentionKey,
  months: z.int(),
  active: z.boolean(),
  /** 0 for a rule nobody has saved yet. */
  version: z.int(),
})
export type RetentionRule = z.infer<typeof RetentionRule>

const RetentionParams = z.object({ key: RetentionKey })
const months = z.coerce.number().int().min(1).max(240)

export const listRetentionRules = route({
  method: 'GET',
  path: '/retention-rules',
  summary: 'For how long disqualified leads and silent people are kept.',
  needs: 'workspace.manage',
  returns: z.object({ rows: z.array(RetentionRule) }),
})

export const tryRetentionRule = route({
  method: 'GET',
  path: '/retention-rules/{key}/trial',
  summary: 'Whom a rule would erase today; nothing is changed.',
  needs: 'workspace.manage',
  params: RetentionParams,
  query: z.object({ months }),
  returns: z.object({
    count: z.int(),
    /** The first fifty, the longest silent first. */
    rows: z.array(z.object({ id: z.uuid(), name: z.string(), since: Instant })),
  }),
})

export const saveRetentionRule = route({
  method: 'PUT',
  path: '/retention-rules/{key}',
  summary: 'Keep for so many months, or for ever. An active rule erases every day.',
  needs: 'workspace.manage',
  params: RetentionParams,
  body: z.strictObject({ months: z.int().min(1).max(240), active: z.boolean() }),
  returns: RetentionRule,
  ifMatch: true,
  refusals: ['changed_meanwhile'],
})
