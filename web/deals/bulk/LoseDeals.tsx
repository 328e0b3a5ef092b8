import { Radio, Textarea } from '@mantine/core'
import { useEffect, useEffectEvent, useState } from 'react'
import type { DealInList } from '../../../contract/deals/deal.ts'
import { textIn } from '../../../contract/text.ts'
import type { BulkForm } from '../../bulk/bulk.ts'
import { useSay } from '../../platform/i18n.tsx'
import { useReader } from '../../platform/reader/reader.ts'
import styles from '../acts/ActDialog.module.css'
import { useProcess } from '../deal-queries.ts'

/** Why all of them were lost, by the reasons of the process that the first of them runs. */
export function LoseDeals({ rows, onDraft }: BulkForm<DealInList>) {
  const say = useSay()
  const { language } = useReader()
  const reasons = useProcess(rows[0]?.processId ?? '').data?.document.lostReasons ?? []
  const [reason, setReason] = useState('')
  const [note, setNote] = useState('')
  const chosen = reasons.find(({ key }) => key === reason)

  const said = note.trim()
  const tell = useEffectEvent(() => {
    const change = { act: 'lose', ...(reason && { reason }), ...(said && { note: said }) }
    const why = chosen ? textIn(chosen.name, language) : said
    onDraft(why ? { change, words: say('deals.bulk.loses', { reason: why }) } : null)
  })
  useEffect(() => tell(), [reason, said])

  return (
    <div className={styles.fields}>
      {reasons.length > 0 && (
        <Radio.Group label={say('deals.lost_why')} value={reason} onChange={setReason}>
          <div className={styles.choices}>
            {reasons.map(({ key, name }) => (
              <Radio key={key} value={key} label={textIn(name, language)} />
            ))}
          </div>
        </Radio.Group>
      )}
      <Textarea
        label={say(reasons.length > 0 ? 'deals.note' : 'deals.lost_why')}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
        autosize
        minRows={2}
        maxLength={5_000}
      />
    </div>
  )
}
