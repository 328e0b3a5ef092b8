/**
 * Stands in for `zod` in the browser. The contract's routes are read there only for their method and path, and the
 * server validates whatever is sent, so 29 kB of validators would travel for nothing. Every schema becomes one
 * inert value; asking it to validate is a mistake and says so.
 */
const refuses = new Set(['parse', 'safeParse', 'parseAsync', 'safeParseAsync', 'options'])

const inert: never = new Proxy(() => {}, {
  get(_target, name) {
    if (typeof name === 'symbol') return undefined
    if (refuses.has(name)) throw new Error(`The contract's schemas do not validate in the browser (.${name})`)
    return inert
  },
  apply: () => inert,
}) as never

export const z = inert
