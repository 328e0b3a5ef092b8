import type { ProcessSummary } from '../../../contract/process/process.ts'
import { textIn } from '../../../contract/text.ts'
import { useSay } from '../../platform/i18n.tsx'
import { useReader } from '../../platform/reader/reader.ts'

interface WhatItWillBeProps {
  /** The process of the company with the key of the text. */
  process: ProcessSummary | undefined
  keyFound: string | undefined
  empty: boolean
}

/** Said before publishing: the next version of which process, or a new one. */
export function WhatItWillBe({ process, keyFound, empty }: WhatItWillBeProps) {
  const say = useSay()
  const { language } = useReader()
  if (empty || !keyFound) return null
  return (
    <p role="status">
      {process
        ? say('process.publish.next_version', {
            name: textIn(process.name, language),
            number: process.versionNumber + 1,
            count: process.openDeals,
          })
        : say('process.publish.new_process', { key: keyFound })}
    </p>
  )
}
