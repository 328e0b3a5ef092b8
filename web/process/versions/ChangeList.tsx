import type { ReactNode } from 'react'
import { useIntl } from 'react-intl'
import type { DraftDocument, RequiredField } from '../../../contract/process/process-document.ts'
import type { DocumentChange } from '../../../contract/process/process-drafts.ts'
import { textIn } from '../../../contract/text.ts'
import { useSay } from '../../platform/i18n.tsx'
import { formatNumber } from '../../platform/reader/numbers.ts'
import { useReader } from '../../platform/reader/reader.ts'
import { ConditionWords } from '../conditions/ConditionWords.tsx'
import { useFieldNames } from '../details/field-names.ts'
import styles from './ChangeList.module.css'
import { groupChanges } from './change-groups.ts'
import { useValueWords } from './change-values.ts'

interface ChangeListProps {
  changes: readonly DocumentChange[]
  /** The newer and the older document, as far as they are there: they know the names of what changes point to. */
  documents: readonly DraftDocument[]
}

/** What changed from one version to another, stage by stage, in words. */
export function ChangeList({ changes, documents }: ChangeListProps) {
  const say = useSay()
  const { language } = useReader()
  if (changes.length === 0) return <p className="quiet">{say('versions.same')}</p>
  return (
    <div className={styles.groups}>
      {groupChanges(changes).map(({ stage, changes: own }) => (
        <section key={stage?.key ?? ''}>
          <h3 className={styles.title}>
            {stage ? textIn(stage.name, language) : say('versions.whole_process')}
          </h3>
          <ul className={styles.changes}>
            {own.map((change, index) => (
              <Change
                key={`${change.what} ${change.key} ${change.field} ${index}`}
                {...{ change, documents }}
              />
            ))}
          </ul>
        </section>
      ))}
    </div>
  )
}

function Change({ change, documents }: { change: DocumentChange; documents: readonly DraftDocument[] }) {
  const fieldName = useFieldNames()
  const say = useSay()
  const reader = useReader()
  const { messages } = useIntl()
  const words = useValueWords(documents)
  const { what, field = '' } = change
  const fieldId = `versions.field.${field}`
  return (
    <li className={styles.change} data-change={change.change}>
      <span className={styles.sign} aria-hidden="true">
        {signs[change.change]}
      </span>
      <span>
        <span className={styles.said}>{sentence()}</span>
        {change.change === 'changed' && (
          <span className={styles.values}>
            <del className={styles.before}>{value(change.before)}</del>
            <span aria-hidden="true"> → </span>
            <ins className={styles.after}>{value(change.after)}</ins>
          </span>
        )}
      </span>
    </li>
  )

  function value(of: unknown): ReactNode {
    if (!conditions.has(field) || typeof of !== 'string' || of === '') return words(field, of)
    return <ConditionWords condition={of} documents={documents} />
  }

  function sentence(): string {
    const said = {
      what: say(`versions.what.${what}`),
      name: nameOf(),
      field: fieldId in messages ? say(fieldId) : field,
    }
    // Under the stage's own name it need not be said again.
    const own = what === 'stage' || what === 'process'
    if (change.change === 'changed') return say(own ? 'versions.changed_own' : 'versions.changed', said)
    if (change.change !== 'moved') return say(`versions.${change.change}`, said)
    const { before, after } = change
    if (typeof before === 'number' && typeof after === 'number')
      return say('versions.moved_place', {
        ...said,
        before: formatNumber(before, reader),
        after: formatNumber(after, reader),
      })
    return say('versions.moved_stage', { ...said, before: words('', before), after: words('', after) })
  }

  function nameOf(): string {
    if (what === 'required_field') return fieldName(change.key as RequiredField)
    if (what === 'goal') return say(`versions.metric.${String(change.key.split(' ')[0])}`)
    return textIn(change.name, reader.language)
  }
}

/** Fields that hold a condition. */
const conditions: ReadonlySet<string> = new Set(['condition', 'when', 'appliesWhen'])

const signs = { added: '+', removed: '−', changed: '~', moved: '↕' }
