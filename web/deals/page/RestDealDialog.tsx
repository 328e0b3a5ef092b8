import { Button, NativeSelect, TextInput } from '@mantine/core'
import { useState } from 'react'
import { type Deal } from '../../../contract/deals/deal.ts'
import { restDeal } from '../../../contract/deals/moves.ts'
import type { ProcessDocument } from '../../../contract/process/process-document.ts'
import { textIn } from '../../../contract/text.ts'
import { useAct } from '../../platform/act.ts'
import { useSay } from '../../platform/i18n.tsx'
import { dayAt } from '../../platform/reader/dates.ts'
import { useReader } from '../../platform/reader/reader.ts'
import { useSpanWords } from '../../process/details/span-words.ts'
import { Dialog } from '../../ui/dialogs/Dialog.tsx'
import { DateField } from '../../ui/inputs/DateField.tsx'
import { ActError, useFieldFaults } from '../../ui/inputs/FieldError.tsx'
import styles from '../acts/ActDialog.module.css'
import { touchedByDeal } from '../deal-queries.ts'
import { useKeepDeal, useVersion } from './page-queries.ts'

/** Lets the deal rest until a day, on which it comes back by itself. */
export function RestDealDialog({ deal, onClose }: { deal: Deal; onClose: () => void }) {
  const say = useSay()
  const reader = useReader()
  const keep = useKeepDeal()
  const [until, setUntil] = useState<string | null>(null)
  const [reason, setReason] = useState('')
  const document = useVersion(deal)
  const [plan, setPlan] = useState(deal.rest?.plan ?? '')
  const [returnsTo, setReturnsTo] = useState<string>(deal.rest?.returnsTo ?? deal.stageKey)
  const rest = useAct(restDeal, {
    touches: touchedByDeal,
    onDone: (resting) => {
      keep(resting)
      onClose()
    },
  })
  const fault = useFieldFaults(rest.error)
  const ready = until !== null && reason.trim() !== ''

  const footer = (
    <>
      <Button variant="default" onClick={onClose}>
        {say('common.cancel')}
      </Button>
      <Button type="submit" form="rest-deal" disabled={!ready} loading={rest.isPending}>
        {say('deals.page.rest.now')}
      </Button>
    </>
  )
  return (
    <Dialog opened onClose={onClose} title={say('deals.page.rest.title')} footer={footer}>
      <form
        id="rest-deal"
        className={styles.fields}
        onSubmit={(event) => {
          event.preventDefault()
          if (until !== null && ready)
            rest.mutate({
              params: { id: deal.id },
              body: {
                until,
                reason: reason.trim(),
                plan: plan || null,
                ...(returnsTo !== deal.rest?.returnsTo && { returnsTo }),
              },
            })
        }}
      >
        <p className="quiet">{say('deals.page.rest.what')}</p>
        <DateField
          label={say('deals.page.rest.until')}
          value={until}
          min={dayAt(new Date(Date.now() + 86_400_000), reader)}
          onChange={setUntil}
          {...(fault('until') && { error: fault('until') as string })}
        />
        <TextInput
          label={say('deals.page.rest.why')}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          maxLength={500}
          error={fault('reason')}
        />
        {document && document.nurturing.length > 0 && (
          <NativeSelect
            label={say('resting.plan')}
            value={plan}
            onChange={(event) => setPlan(event.currentTarget.value)}
            data={[
              ...document.nurturing.map(({ key, name }) => ({
                value: key,
                label: textIn(name, reader.language),
              })),
              { value: '', label: say('resting.plan.none') },
            ]}
          />
        )}
        {document && <Steps document={document} plan={plan} />}
        {document && deal.rest && deal.rest.mayReturnTo.length > 1 && (
          <NativeSelect
            label={say('resting.returns_to')}
            value={returnsTo}
            onChange={(event) => setReturnsTo(event.currentTarget.value)}
            data={document.stages
              .filter(({ key }) => deal.rest?.mayReturnTo.includes(key))
              .map(({ key, name }) => ({ value: key, label: textIn(name, reader.language) }))}
          />
        )}
      </form>
      <ActError error={rest.error} />
    </Dialog>
  )
}

/** What will be done meanwhile, and when. */
function Steps({ document, plan }: { document: ProcessDocument; plan: string }) {
  const say = useSay()
  const { language } = useReader()
  const spanWords = useSpanWords()
  const steps = document.nurturing.find(({ key }) => key === plan)?.steps ?? []
  if (steps.length === 0) return null
  return (
    <ul className={styles.steps}>
      {steps.map((step) => (
        <li key={step.key}>
          {say('resting.step', { step: textIn(step.name, language), span: spanWords(step.after) })}
        </li>
      ))}
    </ul>
  )
}
