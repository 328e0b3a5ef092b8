import { z } from 'zod'
import { route } from './route.ts'
import { Line } from './text.ts'

export const foundKinds = ['deals', 'leads', 'companies', 'people', 'products'] as const
export const FoundKind = z.enum(foundKinds)
export type FoundKind = z.infer<typeof FoundKind>

export const Found = z.object({
  kind: FoundKind,
  id: z.uuid(),
  title: z.string(),
  /** What tells two of one name apart: the company, the city, the number. */
  subtitle: z.string().nullable(),
})
export type Found = z.infer<typeof Found>

export const search = route({
  method: 'GET',
  path: '/search',
  summary:
    'Deals and leads (by name or number), companies, people and products by part of a name; up to 8 of each, best first. Two letters look at beginnings of words, more look everywhere.',
  needs: 'signed_in',
  query: z.object({ q: Line(100).refine((text) => [...text].length >= 2, { error: 'too_small' }) }),
  returns: z.object({ groups: z.array(z.object({ kind: FoundKind, rows: z.array(Found) })) }),
})
