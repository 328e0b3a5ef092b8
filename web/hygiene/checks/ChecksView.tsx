import { Button } from '@mantine/core'
import { useState } from 'react'
import type { Checks } from '../../../contract/hygiene/checks.ts'
import { useSay } from '../../platform/i18n.tsx'
import { CheckForm } from './CheckForm.tsx'
import { CheckRow } from './CheckRow.tsx'
import styles from './ChecksView.module.css'

const kinds = ['deal', 'lead', 'person', 'company'] as const

/** What is looked for, by kind of record: the house's checks are switched and narrowed, a company adds its own. */
export function ChecksView({ checks: { checks, can } }: { checks: Checks }) {
  const say = useSay()
  const [adding, setAdding] = useState(false)
  const may = can.edit === true
  return (
    <div className={styles.view}>
      {may &&
        (adding ? (
          <CheckForm onClose={() => setAdding(false)} />
        ) : (
          <p>
            <Button onClick={() => setAdding(true)}>{say('repair.checks.add')}</Button>
          </p>
        ))}
      {kinds.map((entity) => (
        <section key={entity} aria-label={say(`repair.of.${entity}`)}>
          <h2 className={styles.head}>{say(`repair.of.${entity}`)}</h2>
          <ul className={styles.rows}>
            {checks
              .filter((check) => check.entity === entity)
              .map((check) => (
                <CheckRow key={`${check.key} ${check.version}`} check={check} may={may} />
              ))}
          </ul>
        </section>
      ))}
    </div>
  )
}
