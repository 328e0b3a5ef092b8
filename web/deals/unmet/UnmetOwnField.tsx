import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { editCompany, showCompany } from '../../../contract/customers/companies.ts'
import { editPerson, showPerson } from '../../../contract/customers/people.ts'
import { type Deal } from '../../../contract/deals/deal.ts'
import { editDeal } from '../../../contract/deals/deals.ts'
import type { OwnEdit, OwnField, OwnFieldName, OwnValue } from '../../../contract/fields.ts'
import { type Text, textIn } from '../../../contract/text.ts'
import { useAllOwnFields } from '../../fields/field-queries.ts'
import { OwnInput } from '../../fields/OwnInput.tsx'
import { useAct } from '../../platform/act.ts'
import { ask } from '../../platform/ask.ts'
import { useSay } from '../../platform/i18n.tsx'
import { useReader } from '../../platform/reader/reader.ts'
import { ActError, useFieldFaults } from '../../ui/inputs/FieldError.tsx'
import { touchedByDeal } from '../deal-queries.ts'
import styles from './UnmetList.module.css'

interface UnmetOwnFieldProps {
  field: OwnFieldName
  name: Text
  deal: Deal
}

/** A field of the company's own that is missing, filled in where it is missed: on the deal, its company or its person. */
export function UnmetOwnField({ field, name, deal }: UnmetOwnFieldProps) {
  const { language } = useReader()
  const [entity, , key] = field.split('.')
  const own = useAllOwnFields().data?.rows.find((one) => one.entity === entity && one.key === key)
  const person = deal.people.find(({ personas }) => personas.includes('decides')) ?? deal.people[0]
  if (own && own.retiredAt === null) {
    if (entity === 'deal') return <OfDeal own={own} deal={deal} />
    if (entity === 'company' && deal.company) return <OfCompany own={own} id={deal.company.id} />
    if (entity === 'person' && person) return <OfPerson own={own} id={person.id} />
  }
  // There is nobody yet whose field it would be.
  return <div className={styles.name}>{textIn(name, language)}</div>
}

function OfDeal({ own, deal }: { own: OwnField; deal: Deal }) {
  const act = useAct(editDeal, { touches: touchedByDeal })
  return (
    <Filling
      own={own}
      act={act}
      onSave={(edit) => act.mutate({ params: { id: deal.id }, ifMatch: deal.version, body: { own: edit } })}
    />
  )
}

function OfCompany({ own, id }: { own: OwnField; id: NonNullable<Deal['company']>['id'] }) {
  const params = { id }
  const company = useQuery(ask(showCompany, { params })).data
  const act = useAct(editCompany, { touches: [['companies'], ['deals']] })
  return (
    <Filling
      own={own}
      act={act}
      onSave={(edit) => company && act.mutate({ params, ifMatch: company.version, body: { own: edit } })}
    />
  )
}

function OfPerson({ own, id }: { own: OwnField; id: Deal['people'][number]['id'] }) {
  const params = { id }
  const person = useQuery(ask(showPerson, { params })).data
  const act = useAct(editPerson, { touches: [['people'], ['deals']] })
  return (
    <Filling
      own={own}
      act={act}
      onSave={(edit) => person && act.mutate({ params, ifMatch: person.version, body: { own: edit } })}
    />
  )
}

interface FillingProps {
  own: OwnField
  act: { isPending: boolean; error: Error | null }
  onSave: (edit: OwnEdit) => void
}

function Filling({ own, act, onSave }: FillingProps) {
  const say = useSay()
  const [value, setValue] = useState<OwnValue | null>(null)
  const fault = useFieldFaults(act.error)(`own.${own.key}`)
  return (
    <>
      <form
        className={styles.field}
        onSubmit={(event) => {
          event.preventDefault()
          if (value !== null) onSave({ [own.key]: value })
        }}
      >
        <OwnInput field={own} value={value} onChange={setValue} error={fault} />
        <Button type="submit" variant="default" disabled={value === null} loading={act.isPending}>
          {say('common.save')}
        </Button>
      </form>
      {!fault && <ActError error={act.error} />}
    </>
  )
}
