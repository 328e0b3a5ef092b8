import { Radio, Textarea } from '@mantine/core'
import { useState } from 'react'
import { textIn } from '../../../contract/text.ts'
import { useSay } from '../../platform/i18n.tsx'
import { useReader } from '../../platform/reader/reader.ts'
import { useProcess } from '../deal-queries.ts'
import styles from './ActDialog.module.css'

/** Why a deal of this process is lost: one of its reasons or words of one's own. */
export function useWhyLost(processId: string) {
  const { language } = useReader()
  const reasons = useProcess(processId).data?.document.lostReasons ?? []
  const [reason, setReason] = useState('')
  const [note, setNote] = useState('')
  const said = note.trim()
  const chosen = reasons.find(({ key }) => key === reason)
  return {
    /** As the act takes it. */
    body: { ...(reason && { reason }), ...(said && { note: said }) },
    /** In words; empty while nothing is said. */
    words: chosen ? textIn(chosen.name, language) : said,
    fields: { reasons, reason, setReason, note, setNote },
  }
}

export function WhyLost({
  reasons,
  reason,
  setReason,
  note,
  setNote,
}: ReturnType<typeof useWhyLost>['fields']) {
  const say = useSay()
  const { language } = useReader()
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
