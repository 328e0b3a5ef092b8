import { Button, Radio, Textarea } from '@mantine/core'
import { useState } from 'react'
import { moveBuyer } from '../../../contract/deals/buying.ts'
import type { Deal } from '../../../contract/deals/deal.ts'
import type { ProcessDocument } from '../../../contract/process/process-document.ts'
import { textIn } from '../../../contract/text.ts'
import { useAct } from '../../platform/act.ts'
import { useSay } from '../../platform/i18n.tsx'
import { useReader } from '../../platform/reader/reader.ts'
import { Dialog } from '../../ui/dialogs/Dialog.tsx'
import { ActError } from '../../ui/inputs/FieldError.tsx'
import styles from '../acts/ActDialog.module.css'
import { touchedByDeal } from '../deal-queries.ts'
import { useKeepDeal } from '../page/page-queries.ts'

interface MoveBuyerDialogProps {
  deal: Deal
  document: ProcessDocument
  onClose: () => void
}

/** Says where the buyer is. Further than before takes what he said or did; a correction back takes none. */
export function MoveBuyerDialog({ deal, document: { buyingStages, stages }, onClose }: MoveBuyerDialogProps) {
  const say = useSay()
  const { language } = useReader()
  const keep = useKeepDeal()
  const present = deal.buyer?.stage ?? null
  const should = stages.find(({ key }) => key === deal.stageKey)?.buyingStage
  const [stage, setStage] = useState<string | null>(present)
  const [evidence, setEvidence] = useState('')
  const move = useAct(moveBuyer, {
    touches: touchedByDeal,
    onDone: (moved) => {
      keep(moved)
      onClose()
    },
  })
  const placeOf = (key: string | null) => buyingStages.findIndex((one) => one.key === key)
  const isForward = placeOf(stage) > placeOf(present)
  const said = evidence.trim()
  const ready = (stage !== present || said !== '') && (!isForward || said !== '')

  const footer = (
    <>
      <Button variant="default" onClick={onClose}>
        {say('common.cancel')}
      </Button>
      <Button type="submit" form="move-buyer" disabled={!ready} loading={move.isPending}>
        {say('buying.save')}
      </Button>
    </>
  )
  return (
    <Dialog opened onClose={onClose} title={say('buying.title')} footer={footer}>
      <form
        id="move-buyer"
        className={styles.fields}
        onSubmit={(event) => {
          event.preventDefault()
          if (!ready) return
          move.mutate({
            params: { id: deal.id },
            body: { stage, ...(said && { evidence: said }) },
            ifMatch: deal.version,
          })
        }}
      >
        <Radio.Group
          label={say('buying.where')}
          value={stage ?? ''}
          onChange={(key) => setStage(key === '' ? null : key)}
        >
          {buyingStages.map(({ key, name }) => (
            <Radio
              key={key}
              mt={8}
              value={key}
              label={textIn(name, language)}
              {...(key === should && { description: say('buying.should_be') })}
            />
          ))}
          <Radio mt={8} value="" label={say('buying.nobody_knows')} />
        </Radio.Group>
        <Textarea
          label={say('buying.evidence')}
          description={say('buying.evidence.how')}
          required={isForward}
          value={evidence}
          onChange={(event) => setEvidence(event.currentTarget.value.replaceAll('\n', ' '))}
          maxLength={500}
          autosize
          minRows={2}
        />
      </form>
      <ActError error={move.error} />
    </Dialog>
  )
}
