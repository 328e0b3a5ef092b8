import { z } from 'zod'
import { Currency } from '../money.ts'
import { route } from '../route.ts'
import { Language } from '../text.ts'
import { Country, Region } from './calendar.ts'

export const listCountries = route({
  method: 'GET',
  path: '/countries',
  summary:
    'Countries whose public holidays are known, with the currency and time zone a company there most likely uses.',
  needs: 'anyone',
  query: z.object({ language: Language.default('en') }),
  returns: z.object({
    rows: z.array(z.object({ code: Country, name: z.string(), currency: Currency, timeZone: z.string() })),
  }),
})

export const listRegions = route({
  method: 'GET',
  path: '/countries/{code}/regions',
  summary: 'Regions of a country that have public holidays of their own.',
  needs: 'anyone',
  params: z.object({ code: Country }),
  query: z.object({ language: Language.default('en') }),
  returns: z.object({ rows: z.array(z.object({ code: z.string(), name: z.string() })) }),
})

export const listHolidays = route({
  method: 'GET',
  path: '/countries/{code}/holidays',
  summary: 'Public holidays of one year.',
  needs: 'signed_in',
  params: z.object({ code: Country }),
  query: z.object({
    year: z.coerce.number().int().min(1900).max(2199),
    region: Region.optional(),
    language: Language.default('en'),
  }),
  returns: z.object({ rows: z.array(z.object({ on: z.string(), name: z.string() })) }),
})
