import { useState } from 'react'
import type { Person } from '../../contract/customers/people.ts'
import { type Consent, type ConsentWay, withdrawConsent } from '../../contract/privacy.ts'
import { useAct } from '../platform/act.ts'
import { useSay } from '../platform/i18n.tsx'
import { Dialog } from '../ui/dialogs/Dialog.tsx'
import { DateField } from '../ui/inputs/DateField.tsx'
import { FieldRow, Form } from '../ui/inputs/Form.tsx'
import { HowSelect } from './HowSelect.tsx'
import { touchedByConsent } from './privacy-queries.ts'
import { useToday } from './use-today.ts'

export function WithdrawDialog(props: { person: Person; consent: Consent; onClose: () => void }) {
  const { person, consent, onClose } = props
  const say = useSay()
  const act = useAct(withdrawConsent, { touches: touchedByConsent, onDone: onClose })
  const today = useToday()
  const [how, setHow] = useState<ConsentWay>('mail')
  const [on, setOn] = useState<string | null>(today)
  return (
    <Dialog
      opened
      onClose={onClose}
      title={say('privacy.withdraw.ask', { purpose: consent.purpose })}
      size="sm"
    >
      <Form
        act={act}
        submit={say('privacy.withdraw')}
        onSubmit={() =>
          act.mutate({
            params: { id: person.id, consentId: consent.id },
            ifMatch: consent.version,
            body: { on: on ?? today, how },
          })
        }
      >
        <FieldRow>
          <HowSelect value={how} onChange={setHow} />
          <DateField
            label={say('privacy.on')}
            value={on}
            onChange={setOn}
            min={consent.givenOn}
            max={today}
          />
        </FieldRow>
      </Form>
    </Dialog>
  )
}
