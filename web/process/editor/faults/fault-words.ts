import { useIntl } from 'react-intl'
import type { DocumentFault } from '../../../../contract/process/document-fault.ts'
import { type Text, textIn } from '../../../../contract/text.ts'
import { useSay } from '../../../platform/i18n.tsx'
import { useReader } from '../../../platform/reader/reader.ts'

/** What a fault or hint says in the reader's language; as the server put it where its code has no words yet. */
export function useFaultWords(): (fault: DocumentFault) => string {
  const { messages } = useIntl()
  const say = useSay()
  const { language } = useReader()
  const said = (value: string | number | Text | Text[]): string | number => {
    if (typeof value === 'string' || typeof value === 'number') return value
    if (Array.isArray(value)) return value.map((one) => textIn(one, language)).join(say('process.comma'))
    return textIn(value, language)
  }
  return ({ code, message, details = {} }) => {
    const id = `editor.fault.${code}`
    if (!(id in messages)) return message
    const words = Object.entries(details).map(([name, value]) => [name, said(value)])
    // What is not there is named by a key in the document, and as it was written in a condition.
    return say(id, { key: said(details.named ?? ''), ...Object.fromEntries(words) })
  }
}
