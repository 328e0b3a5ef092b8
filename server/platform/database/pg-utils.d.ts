declare module 'pg/lib/utils.js' {
  /** A value as pg sends it: text, bytes, or null. */
  const utils: { prepareValue(value: unknown): string | Buffer | null }
  export default utils
}
