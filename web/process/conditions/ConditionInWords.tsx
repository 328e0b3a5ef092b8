import { useMemo } from 'react'
import type { DraftDocument } from '../../../contract/process/process-document.ts'
import { useSay } from '../../platform/i18n.tsx'
import styles from './ConditionInWords.module.css'
import type { ConditionWordsProps } from './ConditionWords.tsx'
import { readWith } from './read-with.ts'
import { useConditionSentence } from './use-condition-sentence.ts'

/** "amount is more than 100,000 and channel is “inbound”"; what says more than that stands as it is written. */
export function ConditionInWords({ condition, documents = none, withText = false }: ConditionWordsProps) {
  const say = useSay()
  const sentence = useConditionSentence()
  const read = useMemo(() => readWith(documents, condition), [documents, condition])
  const text = (
    <code dir="ltr" translate="no" className={styles.text}>
      {condition}
    </code>
  )
  if (!read) return text
  if (!withText) return <span>{sentence(read)}</span>
  return (
    <details className={styles.folded}>
      <summary>
        {sentence(read)} <span className={styles.unfold}>{say('conditions.as_text')}</span>
      </summary>
      {text}
    </details>
  )
}

const none: readonly DraftDocument[] = []
