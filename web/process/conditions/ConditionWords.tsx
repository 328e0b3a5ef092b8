import { lazy, Suspense } from 'react'
import type { DraftDocument } from '../../../contract/process/process-document.ts'
import { SkeletonBar } from '../../ui/feedback/states.tsx'

export interface ConditionWordsProps {
  condition: string
  /** They know what the condition names: stages' tasks, questions and answers. The first that can read it, does. */
  documents?: readonly DraftDocument[]
  /** Its text is folded behind the words, for whoever writes conditions. */
  withText?: boolean
}

const ConditionInWords = lazy(async () => ({
  default: (await import('./ConditionInWords.tsx')).ConditionInWords,
}))

/** A condition as one would say it. What reads conditions is fetched only where one is shown. */
export function ConditionWords(props: ConditionWordsProps) {
  return (
    <Suspense fallback={<SkeletonBar width="24ch" />}>
      <ConditionInWords {...props} />
    </Suspense>
  )
}
