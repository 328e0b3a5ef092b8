import type { CSSProperties, KeyboardEvent } from 'react'
import type { ChoosingRule, showChoosing } from '../../../contract/process/choosing.ts'
import type { Returned } from '../../../contract/route.ts'
import { textIn } from '../../../contract/text.ts'
import { paths } from '../../paths.ts'
import { useSay } from '../../platform/i18n.tsx'
import { useReader } from '../../platform/reader/reader.ts'
import { Link } from '../../ui/Link.tsx'
import { ConditionWords } from '../conditions/ConditionWords.tsx'
import styles from './ChoosingRules.module.css'
import { TestedDeals } from './TestedDeals.tsx'

interface RuleEntryProps {
  rule: ChoosingRule
  place: number
  last: number
  choosing: Returned<typeof showChoosing>
  open: boolean
  onOpen: (open: boolean) => void
  /** Absent for those who may not change the order. */
  onMove: ((by: number) => void) | undefined
  drag: { isOver: boolean; onStart: () => void; onOver: () => void; onEnd: () => void } | undefined
}

/** One process: its place, its rule in words, and how many of the tested deals it would take. */
export function RuleEntry({ rule, place, last, choosing, open, onOpen, onMove, drag }: RuleEntryProps) {
  const say = useSay()
  const { language } = useReader()
  const name = textIn(rule.name, language)
  const tested = choosing.deals.length
  const byKeys = (event: KeyboardEvent) => {
    const by = { ArrowUp: -1, ArrowDown: 1 }[event.key]
    if (!onMove || !event.altKey || by === undefined) return
    event.preventDefault()
    onMove(by)
  }
  return (
    // Dragging is the pointer's way; the arrows beside it are everybody's.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <li
      className={styles.rule}
      data-over={drag?.isOver || undefined}
      draggable={drag !== undefined}
      onDragStart={drag?.onStart}
      onDragOver={(event) => {
        if (!drag) return
        event.preventDefault()
        drag.onOver()
      }}
      onDragEnd={drag?.onEnd}
    >
      <div className={styles.head}>
        <span className={styles.place} aria-hidden="true">
          {say('choosing.place', { place: place + 1 })}
        </span>
        <div className={styles.words}>
          <h2 className={styles.name}>
            <Link
              to={rule.neverPublished ? paths.processEditor(rule.processId) : paths.process(rule.processId)}
            >
              {name}
            </Link>
            {rule.isDraft && <span className={styles.draft}>{say('choosing.is_draft')}</span>}
          </h2>
          <p className={styles.said}>
            {rule.appliesWhen === null ? (
              say('choosing.no_rule')
            ) : (
              <>
                {say('choosing.when')} <ConditionWords condition={rule.appliesWhen} />
              </>
            )}
          </p>
          {rule.isFaulty && <p className={styles.fault}>{say('choosing.is_faulty')}</p>}
        </div>
        {tested > 0 && (
          <button
            type="button"
            className={styles.count}
            aria-expanded={open}
            disabled={rule.would === 0}
            onKeyDown={byKeys}
            onClick={() => onOpen(!open)}
          >
            <span className={styles.number}>{say('choosing.would', { would: rule.would, tested })}</span>
            <span
              className={styles.bar}
              aria-hidden="true"
              style={{ '--share': rule.would / tested } as CSSProperties}
            />
            <span className={styles.differ}>
              {rule.would === 0
                ? say('choosing.would.none')
                : rule.differ === 0
                  ? say('choosing.differ.none')
                  : say('choosing.differ', { count: rule.differ })}
            </span>
          </button>
        )}
        {onMove && (
          <span className={styles.moves}>
            <button
              type="button"
              disabled={place === 0}
              aria-label={say('choosing.move.up', { name })}
              aria-keyshortcuts="Alt+ArrowUp"
              onKeyDown={byKeys}
              onClick={() => onMove(-1)}
            >
              <span className={styles.up} aria-hidden="true" />
            </button>
            <button
              type="button"
              disabled={place === last}
              aria-label={say('choosing.move.down', { name })}
              aria-keyshortcuts="Alt+ArrowDown"
              onKeyDown={byKeys}
              onClick={() => onMove(1)}
            >
              <span className={styles.down} aria-hidden="true" />
            </button>
          </span>
        )}
      </div>
      {open && <TestedDeals processId={rule.processId} choosing={choosing} />}
    </li>
  )
}
