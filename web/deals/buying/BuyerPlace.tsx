import { lazy, Suspense, useState } from 'react'
import type { Deal } from '../../../contract/deals/deal.ts'
import type { ProcessDocument } from '../../../contract/process/process-document.ts'
import { textIn } from '../../../contract/text.ts'
import { useSay } from '../../platform/i18n.tsx'
import { useReader } from '../../platform/reader/reader.ts'
import { MayButton } from '../../ui/MayButton.tsx'
import { DateText } from '../../ui/values/values.tsx'
import styles from './BuyerPlace.module.css'
import { gapIs, useGapWords } from './buyer-gap.ts'

const MoveBuyerDialog = lazy(async () => ({
  default: (await import('./MoveBuyerDialog.tsx')).MoveBuyerDialog,
}))

/** Where the buyer is and how one knows, beneath the line of where he should be; one click to say it anew. */
export function BuyerPlace({ deal, document }: { deal: Deal; document: ProcessDocument }) {
  const say = useSay()
  const { language } = useReader()
  const gapWords = useGapWords()
  const [moving, setMoving] = useState(false)
  const { buyer } = deal
  if (!buyer) return null
  const stage = document.buyingStages.find(({ key }) => key === buyer.stage)
  const closed = deal.status === 'won' || deal.status === 'lost'
  return (
    <div className={styles.place}>
      <span>
        {stage ? say('buying.is_at', { stage: textIn(stage.name, language) }) : say('buying.is_unknown')}
      </span>
      {buyer.gap !== null && (
        <span className={styles.gap} data-is={gapIs(buyer.gap)}>
          {gapWords(buyer.gap)}
        </span>
      )}
      {stage && buyer.evidence && (
        <span className={styles.evidence}>
          <q>
            <bdi>{buyer.evidence}</bdi>
          </q>{' '}
          <DateText at={buyer.at} relative />
        </span>
      )}
      {!closed && (
        <MayButton may={deal.can.edit} variant="subtle" size="compact-sm" onClick={() => setMoving(true)}>
          {say(stage ? 'buying.move' : 'buying.set')}
        </MayButton>
      )}
      <Suspense>
        {moving && <MoveBuyerDialog deal={deal} document={document} onClose={() => setMoving(false)} />}
      </Suspense>
    </div>
  )
}
