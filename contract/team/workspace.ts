import { z } from 'zod'
import { WorkspaceId } from '../ids.ts'
import { Currency } from '../money.ts'
import { route } from '../route.ts'
import { Language, Line } from '../text.ts'
import { BusinessCalendar, Country, Region, TimeZone } from './calendar.ts'

export const Workspace = z.object({
  id: WorkspaceId,
  name: z.string(),
  language: Language,
  country: Country,
  region: Region.nullable(),
  currency: Currency,
  timeZone: z.string(),
  calendar: BusinessCalendar,
  hasSample: z.boolean(),
  version: z.int(),
})
export type Workspace = z.infer<typeof Workspace>

export const showWorkspace = route({
  method: 'GET',
  path: '/workspace',
  summary: 'The company: language, country, currency, working time.',
  needs: 'signed_in',
  returns: Workspace,
})

export const editWorkspace = route({
  method: 'PATCH',
  path: '/workspace',
  summary: 'Change the company’s name, language, country, currency, time zone or working time.',
  needs: 'workspace.manage',
  ifMatch: true,
  body: z.strictObject({
    name: Line(120).optional(),
    language: Language.optional(),
    country: Country.optional(),
    region: Region.nullable().optional(),
    currency: Currency.optional(),
    /** The working calendar follows. */
    timeZone: TimeZone.optional(),
    calendar: BusinessCalendar.optional(),
  }),
  returns: Workspace,
  refusals: ['changed_meanwhile'],
})
