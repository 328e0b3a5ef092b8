import { createHash, randomBytes } from 'node:crypto'

/** A secret that nobody guesses: 256 bits, in letters that stand in a link or a header. */
export function newToken(): string {
  return randomBytes(32).toString('base64url')
}

/**
 * What is stored of a token, so that a copy of the database opens nothing. The token is random, so one round of a fast
 * hash is enough, unlike for passwords.
 */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('base64url')
}
