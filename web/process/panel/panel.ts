import { createContext, use } from 'react'
import { useIntl } from 'react-intl'
import type { DocumentFault } from '../../../contract/document-fault.ts'
import { type Language, type Text, textIn } from '../../../contract/text.ts'
import { useSay } from '../../platform/i18n.tsx'
import { useReader } from '../../platform/reader.ts'
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

/** `error={fault('stages.2.name')}`: what is wrong with a field or within it, in sentences. */
export function useFault(): (path: string) => string | undefined {
  const { faults } = usePanel()
  const sentence = useFaultSentence()
  return (path) => {
    const own = faultsAt(faults, path).map(sentence)
    return own.length === 0 ? undefined : [...new Set(own)].join(' ')
  }
}

/** What a fault says: in the reader's language where its code has words, else as the server put it. */
function useFaultSentence(): (fault: DocumentFault) => string {
  const { messages } = useIntl()
  const say = useSay()
  const text = useText()
  return ({ code, message, details = {} }) => {
    const id = `editor.fault.${code}`
    if (!(id in messages)) return message
    const words = Object.entries(details).map(([name, value]) => {
      const said = Array.isArray(value) ? value.map(text).join(say('process.comma')) : value
      return [name, typeof said === 'object' ? text(said) : said]
    })
    return say(id, Object.fromEntries(words))
  }
}
