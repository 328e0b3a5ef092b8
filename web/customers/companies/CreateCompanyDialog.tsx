import { Autocomplete, Select, TextInput } from '@mantine/core'
import { useState } from 'react'
import { type Company, createCompany } from '../../../contract/customers/companies.ts'
import { useAskedFields } from '../../fields/use-asked-fields.tsx'
import { LookAlikes } from '../../hygiene/duplicates/LookAlikes.tsx'
import { useAct } from '../../platform/act.ts'
import { useSay } from '../../platform/i18n.tsx'
import { useReader } from '../../platform/reader/reader.ts'
import { useSession } from '../../platform/session.ts'
import { useCountries } from '../../team/door/company-choices.ts'
import { Dialog } from '../../ui/dialogs/Dialog.tsx'
import { useFieldFaults } from '../../ui/inputs/FieldError.tsx'
import { FieldRow, Form } from '../../ui/inputs/Form.tsx'
import { useCompanyChoices } from '../customer-queries.ts'

interface CreateCompanyDialogProps {
  onClose: () => void
  onDone: (company: Company) => void
}

/** What one knows of a company at first; the rest is written on its page. */
export function CreateCompanyDialog({ onClose, onDone }: CreateCompanyDialogProps) {
  const say = useSay()
  const { language } = useReader()
  const { workspace } = useSession()
  const act = useAct(createCompany, { touches: [['companies']], onDone })
  const fault = useFieldFaults(act.error)
  const asked = useAskedFields('company', act.error)
  const countries = useCountries(language).data?.rows ?? []
  const { industries = [] } = useCompanyChoices().data ?? {}
  const [country, setCountry] = useState<string | null>(workspace.country)
  return (
    <Dialog opened onClose={onClose} title={say('customers.company.new')}>
      <Form
        act={act}
        submit={say('customers.company.create')}
        onSubmit={(given) =>
          act.mutate({
            body: {
              name: given('name'),
              country,
              ...filled({ industry: given('industry'), city: given('city') }),
              ...filled({ website: given('website'), phone: given('phone') }),
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
        <Autocomplete
          name="industry"
          label={say('customers.field.industry')}
          data={industries}
          limit={8}
          error={fault('industry')}
        />
        <FieldRow>
          <Select
            label={say('customers.field.country')}
            data={countries.map(({ code, name }) => ({ value: code, label: name }))}
            value={country}
            onChange={setCountry}
            searchable
            clearable
          />
          <TextInput name="city" label={say('customers.field.city')} error={fault('city')} />
        </FieldRow>
        <FieldRow>
          <TextInput
            name="website"
            label={say('customers.field.website')}
            error={fault('website')}
            dir="ltr"
            placeholder="acme.com"
          />
          <TextInput
            name="phone"
            type="tel"
            label={say('customers.field.phone')}
            error={fault('phone')}
            dir="ltr"
          />
        </FieldRow>
        <LookAlikes entity="company" beside={{ country: country ?? undefined }} />
        {asked.inputs}
      </Form>
    </Dialog>
  )
}

/** Empty fields are left out. */
function filled<Values extends Record<string, string>>(values: Values): Partial<Values> {
  return Object.fromEntries(
    Object.entries(values).filter(([, value]) => value.trim() !== ''),
  ) as Partial<Values>
}
