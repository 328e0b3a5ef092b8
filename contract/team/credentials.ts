import { z } from 'zod'

/** The address a user signs in with; letters are compared in lower case. */
export const SignInEmail = z.string().trim().toLowerCase().pipe(z.email().max(254))

/** What somebody types to prove who he is: any text that is not absurdly long. */
export const GivenPassword = z.string().min(1).max(1_000)

/** A password to be kept: 8 characters to 256 bytes; what everybody guesses first is refused with `weak_password`. */
export const NewPassword = z.string().min(1).max(1_000)

/** The secret part of a link that was mailed. */
export const LinkToken = z.string().regex(/^[\w-]{20,100}$/)
