import { z } from 'zod'

/** ISO 4217, upper case. */
export const Currency = z.string().regex(/^[A-Z]{3}$/)

/**
 * Minor units (cents, øre, grosze), never a fraction. A JSON number holds them exactly up to 2^53 − 1,
 * ninety trillion in a currency of two decimals, which is the limit here.
 */
export const MinorUnits = z.int().min(0)

/** A sum of amounts: exact up to 2^53 − 1, and to sixteen digits beyond, where a single one may not be. */
export const MinorUnitsSum = z.number().min(0)

export const Money = z.strictObject({ amount: MinorUnits, currency: Currency })
export type Money = z.infer<typeof Money>
