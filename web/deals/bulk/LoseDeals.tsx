import { useEffect, useEffectEvent } from 'react'
import type { DealInList } from '../../../contract/deals/deal.ts'
import type { BulkForm } from '../../bulk/bulk.ts'
import { useSay } from '../../platform/i18n.tsx'
import { useWhyLost, WhyLost } from '../acts/WhyLost.tsx'

/** Why all of them were lost, by the reasons of the process that the first of them runs. */
export function LoseDeals({ rows, onDraft }: BulkForm<DealInList>) {
  const say = useSay()
  const { body, words, fields } = useWhyLost(rows[0]?.processId ?? '')

  const tell = useEffectEvent(() => {
    const change = { act: 'lose', ...body }
    onDraft(words ? { change, words: say('deals.bulk.loses', { reason: words }) } : null)
  })
  useEffect(() => tell(), [words, fields.reason, fields.note])

  return <WhyLost {...fields} />
}
