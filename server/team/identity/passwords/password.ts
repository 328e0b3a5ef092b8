import { randomBytes, type ScryptOptions, scrypt, timingSafeEqual } from 'node:crypto'
import { Refusal } from '../../../platform/refusal.ts'

/** OWASP's least for scrypt at 32 MB: 2^15 rounds, three lanes, about 0.3 s on a small machine. */
const cost = { logN: 15, r: 8, p: 3 }
const keyBytes = 32

/**
 * The password as it is stored: `scrypt$15$8$3$salt$key`, every byte of it counted, letters composed alike (NFKC)
 * whichever keyboard typed them.
 */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16)
  const key = await derive(password, salt, cost)
  return ['scrypt', cost.logN, cost.r, cost.p, salt.toString('base64url'), key.toString('base64url')].join(
    '$',
  )
}

/** Compares in the same time whether it fits or not, and as long for a user who does not exist (`stored` null). */
export async function verifyPassword(stored: string | null, password: string): Promise<boolean> {
  const [, logN, r, p, salt, key] = (stored ?? nobody).split('$')
  const expected = Buffer.from(key ?? '', 'base64url')
  const given = await derive(password, Buffer.from(salt ?? '', 'base64url'), {
    logN: Number(logN),
    r: Number(r),
    p: Number(p),
  })
  return given.length === expected.length && timingSafeEqual(given, expected) && stored !== null
}

const nobody = ['scrypt', cost.logN, cost.r, cost.p, 'A'.repeat(22), 'A'.repeat(43)].join('$')

/** At most two at once, for each takes 32 MB and a thread; a queue past 100 is an attack and is turned away. */
const atOnce = 2
const longestQueue = 100
let running = 0
const queue: (() => void)[] = []

async function derive(password: string, salt: Buffer, { logN, r, p }: typeof cost): Promise<Buffer> {
  if (queue.length >= longestQueue) throw new Refusal('unavailable')
  if (running >= atOnce) await new Promise<void>((resolve) => queue.push(resolve))
  else running++
  try {
    const options: ScryptOptions = { N: 2 ** logN, r, p, maxmem: 2 ** (logN + 8) * r }
    return await new Promise((resolve, reject) =>
      scrypt(password.normalize('NFKC'), salt, keyBytes, options, (fault, key) =>
        fault ? reject(fault) : resolve(key),
      ),
    )
  } finally {
    const next = queue.shift()
    // The place is handed on without becoming free in between.
    if (next) next()
    else running--
  }
}
