import { z } from 'zod'
import { Instant } from '../days.ts'
import { Key } from './process-document.ts'

/**
 * Buyer       goes through stages of his own, which the process names; each stage of the seller says where he should be.
 * Evidence    how one knows where he is: what he said or did, in a sentence.
 * Gap         stages of the buyer between where he is and where he should be: 0 in step, below it behind, above it ahead.
 */

/** Null where nobody has said where he is, or the stage does not say where he should be. */
export const BuyerGap = z.int().nullable()

export const Buyer = z.object({
  stage: Key.nullable(),
  at: Instant.nullable(),
  evidence: z.string().nullable(),
  gap: BuyerGap,
})
export type Buyer = z.infer<typeof Buyer>
