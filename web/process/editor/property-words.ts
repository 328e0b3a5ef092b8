import { useIntl } from 'react-intl'
import type { DraftDocument } from '../../../contract/process/process-document.ts'
import type { Text } from '../../../contract/text.ts'
import { useSay } from '../../platform/i18n.tsx'

/** What a path of the document is called: the property in words, and the nearest thing with a name around it. */
export function usePropertyWords() {
  const { messages } = useIntl()
  const say = useSay()
  return (
    document: DraftDocument,
    path: readonly string[],
  ): { property: string; thing: Text | undefined } => {
    let within: unknown = document
    let thing: Text | undefined = document.name
    let property = ''
    for (const part of path) {
      if (Array.isArray(within)) within = within.find((one) => one.key === part)
      else {
        within = (within as Record<string, unknown> | undefined)?.[part]
        if (`versions.field.${part}` in messages) property = say(`versions.field.${part}`)
      }
      const name = (within as { name?: Text } | undefined)?.name
      if (name !== undefined && typeof within === 'object') thing = name
    }
    return { property, thing }
  }
}
