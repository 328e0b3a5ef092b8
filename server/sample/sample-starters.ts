import type { StarterKey } from '../../contract/process/starters.ts'

/** The processes a made-up company sells by: three kinds of selling, few enough to look around in. */
export const sampleStarters: readonly StarterKey[] = ['field_sales', 'inbound', 'pipeline']
