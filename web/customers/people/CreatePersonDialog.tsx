import { TextInput } from '@mantine/core'
import { useState } from 'react'
import type { Company } from '../../../contract/customers/companies.ts'
import { createPerson, type Person } from '../../../contract/customers/people.ts'
import { useAskedFields } from '../../fields/use-asked-fields.tsx'
import { LookAlikes } from '../../hygiene/duplicates/LookAlikes.tsx'
import { useAct } from '../../platform/act.ts'
import { useSay } from '../../platform/i18n.tsx'
import { Dialog } from '../../ui/dialogs/Dialog.tsx'
import { useFieldFaults } from '../../ui/inputs/FieldError.tsx'
import { FieldRow, Form } from '../../ui/inputs/Form.tsx'
import { CompanySelect } from '../companies/CompanySelect.tsx'

interface CreatePersonDialogProps {
  /** Where the person works, when made from a company's page. */
  company?: { id: string; name: string }
  onClose: () => void
  onDone: (person: Person) => void
}

/** What one knows of a person at first; the rest is written on his page. */
export function CreatePersonDialog({ company, onClose, onDone }: CreatePersonDialogProps) {
  const say = useSay()
  const act = useAct(createPerson, { touches: [['people'], ['companies']], onDone })
  const fault = useFieldFaults(act.error)
  const asked = useAskedFields('person', act.error)
  const [at, setAt] = useState(company ?? null)
  return (
    <Dialog opened onClose={onClose} title={say('customers.person.new')}>
      <Form
        act={act}
        submit={say('customers.person.create')}
        onSubmit={(given) =>
          act.mutate({
            body: {
              name: given('name'),
              ...(at && { companyId: at.id as Company['id'] }),
              ...(given('jobTitle').trim() && { jobTitle: given('jobTitle') }),
              ...(given('email').trim() && { email: given('email') }),
              ...(given('phone').trim() && { phone: given('phone') }),
              ...asked.given,
            },
          })
        }
      >
        <TextInput
          name="name"
          data-autofocus
          label={say('customers.field.name')}
          error={fault('name')}
          maxLength={200}
        />
        <FieldRow>
          <CompanySelect value={at} onChange={setAt} error={fault('companyId')} />
          <TextInput name="jobTitle" label={say('customers.field.job_title')} error={fault('jobTitle')} />
        </FieldRow>
        <FieldRow>
          <TextInput
            name="email"
            type="email"
            label={say('customers.field.email')}
            error={fault('email')}
            dir="ltr"
          />
          <TextInput
            name="phone"
            type="tel"
            label={say('customers.field.phone')}
            error={fault('phone')}
            dir="ltr"
          />
        </FieldRow>
        <LookAlikes entity="person" beside={{ companyId: at?.id }} />
        {asked.inputs}
      </Form>
    </Dialog>
  )
}
