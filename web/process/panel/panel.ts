import { createContext, use } from 'react'
import { type Language, type Text, textIn } from '../../../contract/text.ts'
import { useReader } from '../../platform/reader/reader.ts'
import { useFaultWords } from '../editor/faults/fault-words.ts'
import { faultsAt } from './edits/faults-at.ts'
import type { PanelProps } from './place.ts'

/** What every part and field of the side panel knows. */
export interface Panel extends PanelProps {
  /** The language the company writes first; a plain string is in it. */
  main: Language
  /** The language every text is also shown in, to be translated. */
  beside: Language | null
  /** Groups that stand open, also when another stage or task is looked at. */
  unfolded: ReadonlySet<string>
  fold: (group: string, open: boolean) => void
}

export const PanelContext = createContext<Panel | null>(null)

export function usePanel(): Panel {
  const panel = use(PanelContext)
  if (!panel) throw new Error('This is shown only inside the side panel')
  return panel
}

/** `const text = useText()`, then `text(stage.name)`: in the reader's language. */
export function useText(): (text: Text | undefined) => string {
  const { language } = useReader()
  return (text) => (text === undefined ? '' : textIn(text, language))
}

/**
 * `error={fault('stages.2.name')}`: what is wrong with a field or within it, in sentences. `itself`: faults of the thing
 * alone, not of its fields.
 */
export function useFault(): (path: string, of?: 'itself') => string | undefined {
  const { faults } = usePanel()
  const words = useFaultWords()
  return (path, of) => {
    const own = faultsAt(faults, path).filter((fault) => of === undefined || fault.path === path)
    return own.length === 0 ? undefined : [...new Set(own.map(words))].join(' ')
  }
}
