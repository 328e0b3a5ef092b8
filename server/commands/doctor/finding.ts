/** What one look found: `remark` may stay as it is, `ill` must be mended. */
export interface Finding {
  state: 'well' | 'remark' | 'ill'
  about: string
  said: string
}
