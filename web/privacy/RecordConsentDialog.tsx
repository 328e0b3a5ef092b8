import { Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { Person } from '../../contract/customers/people.ts'
import { type ConsentWay, recordConsent } from '../../contract/privacy.ts'
import { useAct } from '../platform/act.ts'
import { useSay } from '../platform/i18n.tsx'
import { Dialog } from '../ui/dialogs/Dialog.tsx'
import { DateField } from '../ui/inputs/DateField.tsx'
import { useFieldFaults } from '../ui/inputs/FieldError.tsx'
import { FieldRow, Form } from '../ui/inputs/Form.tsx'
import { HowSelect } from './HowSelect.tsx'
import { touchedByConsent } from './privacy-queries.ts'
import { useToday } from './use-today.ts'

export function RecordConsentDialog({ person, onClose }: { person: Person; onClose: () => void }) {
  const say = useSay()
  const act = useAct(recordConsent, { touches: touchedByConsent, onDone: onClose })
  const fault = useFieldFaults(act.error)
  const today = useToday()
  const [how, setHow] = useState<ConsentWay>('mail')
  const [givenOn, setGivenOn] = useState<string | null>(today)
  return (
    <Dialog opened onClose={onClose} title={say('privacy.consents.record')}>
      <Form
        act={act}
        submit={say('privacy.consents.record.act')}
        onSubmit={(value) =>
          act.mutate({
            params: { id: person.id },
            body: {
              purpose: value('purpose'),
              wording: value('wording'),
              ...(value('textVersion') && { textVersion: value('textVersion') }),
              how,
              givenOn: givenOn ?? today,
            },
          })
        }
      >
        <FieldRow>
          <TextInput name="purpose" label={say('privacy.purpose')} error={fault('purpose')} data-autofocus />
          <TextInput
            name="textVersion"
            label={say('privacy.text_version')}
            placeholder={say('common.optional')}
            error={fault('textVersion')}
          />
        </FieldRow>
        <Textarea
          name="wording"
          label={say('privacy.wording')}
          error={fault('wording')}
          autosize
          minRows={3}
        />
        <FieldRow>
          <HowSelect value={how} onChange={setHow} />
          <DateField label={say('privacy.on')} value={givenOn} onChange={setGivenOn} max={today} />
        </FieldRow>
      </Form>
    </Dialog>
  )
}
