import type { DryRun } from '../../contract/imports/imports.ts'
import { useSay } from '../platform/i18n.tsx'
import { NumberText } from '../ui/values/values.tsx'
import styles from './import.module.css'

const counted = ['created', 'updated', 'unchanged', 'flagged', 'failed'] as const

/** How many rows became what. What is zero and never worried anybody is left out. */
export function Counts({ of }: { of: Pick<DryRun, (typeof counted)[number]> }) {
  const say = useSay()
  return (
    <dl className={styles.counts}>
      {counted
        .filter((name) => name === 'created' || of[name] > 0)
        .map((name) => (
          <div key={name} data-count={name}>
            <dt>{say(`import.count.${name}`)}</dt>
            <dd>
              <NumberText value={of[name]} />
            </dd>
          </div>
        ))}
    </dl>
  )
}
