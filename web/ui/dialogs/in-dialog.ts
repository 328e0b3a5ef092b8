import { createContext } from 'react'

/** How whatever stands in a dialog leaves it; null where it stands in none. */
export const InDialog = createContext<(() => void) | null>(null)
