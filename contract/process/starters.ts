import { z } from 'zod'

/** The ready-made processes, in the order in which they are offered. */
export const starterKeys = [
  'pipeline',
  'field_sales',
  'inbound',
  'outbound',
  'classic',
  'saas_trial',
  'photovoltaics',
  'tender',
  'after_sale',
] as const
export const StarterKey = z.enum(starterKeys)
export type StarterKey = z.infer<typeof StarterKey>
