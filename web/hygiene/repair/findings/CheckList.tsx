import { NativeSelect } from '@mantine/core'
import type { Check } from '../../../../contract/hygiene/checks.ts'
import { useSay } from '../../../platform/i18n.tsx'
import { formatNumber } from '../../../platform/reader/numbers.ts'
import { useReader } from '../../../platform/reader/reader.ts'
import styles from './CheckList.module.css'
import { useCheckName } from './use-check-name.ts'

interface CheckListProps {
  checks: readonly Check[]
  current: string
  onChoose: (key: string) => void
}

/** What there is to repair, by kind of record. On a phone it is one field, so that the rows come first. */
export function CheckList({ checks, current, onChoose }: CheckListProps) {
  const say = useSay()
  const reader = useReader()
  const nameOf = useCheckName()
  const kinds = ['deal', 'lead', 'person', 'company'] as const
  const groups = kinds
    .map((entity) => ({ entity, of: checks.filter((check) => check.entity === entity) }))
    .filter(({ of }) => of.length > 0)
  return (
    <>
      <NativeSelect
        className={styles.narrow}
        aria-label={say('repair.checks')}
        value={current}
        onChange={(event) => onChoose(event.currentTarget.value)}
        data={groups.map(({ entity, of }) => ({
          group: say(`repair.of.${entity}`),
          items: of.map((check) => ({
            value: check.key,
            label: `${nameOf(check)} · ${formatNumber(check.count, reader)}`,
          })),
        }))}
      />
      <nav className={styles.wide} aria-label={say('repair.checks')}>
        {groups.map(({ entity, of }) => (
          <section key={entity}>
            <h2 className={styles.kind}>{say(`repair.of.${entity}`)}</h2>
            <ul className={styles.list}>
              {of.map((check) => (
                <li key={check.key}>
                  <button
                    type="button"
                    className={styles.check}
                    aria-current={check.key === current ? 'true' : undefined}
                    onClick={() => onChoose(check.key)}
                  >
                    <bdi>{nameOf(check)}</bdi>
                    <span className={styles.count}>{formatNumber(check.count, reader)}</span>
                  </button>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </nav>
    </>
  )
}
