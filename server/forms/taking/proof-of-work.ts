import { createHash } from 'node:crypto'

/** About 65,000 hashes: a tenth of a second for a visitor, a bill for whoever sends thousands. */
export const proofBits = 16

/** Whether SHA-256 of `token:proof` begins with enough zero bits; the page's script looks for such a proof. */
export function isProof(token: string, proof: string): boolean {
  if (!/^\d{1,12}$/.test(proof)) return false
  return createHash('sha256').update(`${token}:${proof}`).digest().readUInt32BE(0) >>> (32 - proofBits) === 0
}
