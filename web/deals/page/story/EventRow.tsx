import type { Deal } from '../../../../contract/deals/deal.ts'
import type { ProcessDocument } from '../../../../contract/process/process-document.ts'
import { useSay } from '../../../platform/i18n.tsx'
import { ActedFor } from '../../../team/deputies/ActedFor.tsx'
import { TimelineRow } from '../../../ui/timeline/TimelineRow.tsx'
import { EditedWords } from './EditedWords.tsx'
import type { Entry } from './timeline.ts'
import { useEventWords } from './use-event-words.ts'

/** One thing that happened, in a line: what, why where somebody said so, by whom. */
export function EventRow({ entry, deal, document }: { entry: Entry; deal: Deal; document: ProcessDocument }) {
  const say = useSay()
  const { words, why } = useEventWords(deal, document)(entry)
  return (
    <TimelineRow
      at={entry.at}
      tone={toneOf(entry.type)}
      words={entry.type === 'deal.edited' ? <EditedWords entry={entry} deal={deal} /> : <span>{words}</span>}
      why={why}
      by={
        <>
          {entry.by?.name ?? say('deals.page.by_itself.short')}
          <ActedFor data={entry.data} />
          {entry.via !== 'screen' && <> · {say('deals.page.via', { via: entry.via })}</>}
        </>
      }
    />
  )
}

function toneOf(type: string) {
  if (type === 'deal.won') return 'won'
  if (type === 'deal.lost') return 'lost'
  if (type === 'deal.gate_overridden' || type === 'task.waived') return 'soon'
  return type === 'deal.moved' || type === 'deal.created' ? 'stage' : 'plain'
}
