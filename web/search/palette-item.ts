/** One line of the palette: something found, or something that can be done. */
export interface PaletteItem {
  key: string
  title: string
  subtitle?: string | null
  /** What holds the words, where that is not the title. */
  matched?: string | null
  keys?: string
  /** Its words are ours: nothing in them is marked. */
  plain?: boolean
  /** Where it leads, or what it does. */
  to?: string
  run?: () => void
  /** Leaves the palette open, in which something is chosen next. */
  stays?: boolean
}

export interface PaletteGroup {
  key: string
  label: string
  items: PaletteItem[]
}
