import { lazy, Suspense, useId } from 'react'
import { SkeletonBar } from '../../../ui/feedback/states.tsx'
import styles from './ConditionField.module.css'

export interface ConditionFieldProps {
  label: string
  description?: string | undefined
  value: string | undefined
  /** Undefined when nothing is asked any more. */
  onChange: (condition: string | undefined) => void
  /** What it means that nothing is asked. */
  empty: string
  error?: string | undefined
  /** Facts that may not be named here are not offered. */
  offers?: (fact: string) => boolean
}

const ConditionEditor = lazy(async () => {
  const { ConditionEditor } = await import('./ConditionEditor.tsx')
  return { default: ConditionEditor }
})

/** A condition, clicked together or written. What reads conditions is fetched only where one is looked at. */
export function ConditionField(props: ConditionFieldProps) {
  const id = useId()
  return (
    <div role="group" aria-labelledby={id}>
      <p id={id} className={styles.label}>
        {props.label}
      </p>
      {props.description && <p className={styles.description}>{props.description}</p>}
      <Suspense fallback={<SkeletonBar width="100%" />}>
        <ConditionEditor {...props} />
      </Suspense>
      {props.error && <p className={styles.error}>{props.error}</p>}
    </div>
  )
}
