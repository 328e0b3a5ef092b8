import type { Deal } from '../../../../contract/deals/deals.ts'
import type { ProcessDocument } from '../../../../contract/process/process-document.ts'
import { useSay } from '../../../platform/i18n.tsx'
import { formatInstantInFull, formatTime } from '../../../platform/reader/dates.ts'
import { useReader } from '../../../platform/reader/reader.ts'
import { EditedWords } from './EditedWords.tsx'
import styles from './EventRow.module.css'
import type { Entry } from './timeline.ts'
import { useEventWords } from './use-event-words.ts'

/** One thing that happened, in a line: what, why where somebody said so, by whom. */
export function EventRow({ entry, deal, document }: { entry: Entry; deal: Deal; document: ProcessDocument }) {
  const say = useSay()
  const reader = useReader()
  const { words, why } = useEventWords(deal, document)(entry)
  return (
    <li className={styles.row} data-is={toneOf(entry.type)}>
      <span className={styles.dot} aria-hidden="true" />
      <div className={styles.words}>
        {entry.type === 'deal.edited' ? <EditedWords entry={entry} deal={deal} /> : <span>{words}</span>}
        {why && (
          <p className={styles.why}>
            <bdi>{why}</bdi>
          </p>
        )}
      </div>
      <span className={styles.by}>
        {entry.by?.name ?? say('deals.page.by_itself.short')}
        {entry.via !== 'screen' && <> · {say('deals.page.via', { via: entry.via })}</>}
      </span>
      <time className={styles.at} dateTime={entry.at} title={formatInstantInFull(entry.at, reader)}>
        {formatTime(entry.at, reader)}
      </time>
    </li>
  )
}

function toneOf(type: string): string {
  if (type === 'deal.won') return 'won'
  if (type === 'deal.lost') return 'lost'
  if (type === 'deal.gate_overridden' || type === 'task.waived') return 'soon'
  return type === 'deal.moved' || type === 'deal.created' ? 'stage' : 'plain'
}
