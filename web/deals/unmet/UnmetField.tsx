import { Button } from '@mantine/core'
import { useState } from 'react'
import { createCompany } from '../../../contract/customers/companies.ts'
import { createPerson } from '../../../contract/customers/people.ts'
import { type Deal, type Persona } from '../../../contract/deals/deal.ts'
import { editDeal, putPersonOnDeal } from '../../../contract/deals/deals.ts'
import type { RequirableField } from '../../../contract/process/process-document.ts'
import { useAct } from '../../platform/act.ts'
import { useSay } from '../../platform/i18n.tsx'
import { DateField } from '../../ui/inputs/DateField.tsx'
import { ActError } from '../../ui/inputs/FieldError.tsx'
import { AmountField } from '../acts/AmountField.tsx'
import { SourceField } from '../acts/SourceField.tsx'
import { touchedByDeal } from '../deal-queries.ts'
import type { Chosen } from '../RecordField.tsx'
import { CompanyField, PersonField, ProductField } from '../record-fields.tsx'
import styles from './UnmetList.module.css'

/** A fact that is missing, filled in where it is missed; choosing saves, typing asks for the button. */
export function UnmetField({ field, deal }: { field: RequirableField; deal: Deal }) {
  const say = useSay()
  const edit = useAct(editDeal, { touches: touchedByDeal })
  const put = useAct(putPersonOnDeal, { touches: touchedByDeal })
  const newCompany = useAct(createCompany, { touches: [['companies']] })
  const newPerson = useAct(createPerson, { touches: [['people']] })
  const [amount, setAmount] = useState<number | null>(null)
  const [day, setDay] = useState<string | null>(null)

  return (
    <>
      {input()}
      <ActError error={edit.error ?? put.error ?? newCompany.error ?? newPerson.error} />
    </>
  )

  function input() {
    switch (field) {
      case 'company':
        return <CompanyField value={null} onChange={(company) => void setCompany(company)} />
      case 'product':
        return <ProductField value={null} onChange={(product) => save({ productId: product?.id as never })} />
      case 'source':
        return <SourceField value={null} onChange={(source) => save({ source })} />
      case 'person':
        return (
          <PersonField
            value={null}
            companyId={deal.company?.id ?? null}
            onChange={(person) => void setPerson(person, [])}
          />
        )
      case 'decision_maker':
        return decisionMaker()
      case 'amount':
        return typed(
          <AmountField value={amount} currency={deal.currency} onChange={setAmount} />,
          amount === null || amount === 0 ? null : { amount },
        )
      case 'expected_close_on':
        return typed(
          <DateField label={say('deals.field.expected_close')} value={day} onChange={setDay} />,
          day === null ? null : { expectedCloseOn: day },
        )
      case 'next_contact_on':
        return typed(
          <DateField label={say('deals.field.next_contact')} value={day} onChange={setDay} />,
          day === null ? null : { nextContactOn: day },
        )
    }
  }

  /** Somebody who is on the deal already is one press away. */
  function decisionMaker() {
    return (
      <>
        {deal.people.length > 0 && (
          <div className={styles.line}>
            <span className={styles.name}>{say('deals.missing.decision_maker')}</span>
            <div className={styles.acts}>
              {deal.people.map(({ id, name, personas }) => (
                <Button
                  key={id}
                  variant="default"
                  size="compact-sm"
                  onClick={() =>
                    put.mutate({
                      params: { id: deal.id, personId: id },
                      body: { personas: [...personas, 'decides'] },
                    })
                  }
                >
                  {name}
                </Button>
              ))}
            </div>
          </div>
        )}
        <PersonField
          label={say(deal.people.length > 0 ? 'deals.field.somebody_else' : 'deals.missing.decision_maker')}
          value={null}
          companyId={deal.company?.id ?? null}
          onChange={(person) => void setPerson(person, ['decides'])}
        />
      </>
    )
  }

  function typed(entry: React.ReactNode, changes: Parameters<typeof save>[0] | null) {
    return (
      <form
        className={styles.field}
        onSubmit={(event) => {
          event.preventDefault()
          if (changes) save(changes)
        }}
      >
        {entry}
        <Button type="submit" variant="default" disabled={changes === null} loading={edit.isPending}>
          {say('common.save')}
        </Button>
      </form>
    )
  }

  function save(body: Parameters<typeof edit.mutate>[0]['body']): void {
    edit.mutate({ params: { id: deal.id }, ifMatch: deal.version, body })
  }

  async function setCompany(company: Chosen | null): Promise<void> {
    if (!company) return
    const id =
      company.id ?? (await newCompany.mutateAsync({ body: { name: company.name } }).catch(() => null))?.id
    if (id) save({ companyId: id as never })
  }

  async function setPerson(person: Chosen | null, personas: Persona[]): Promise<void> {
    if (!person) return
    const body = { name: person.name, ...(deal.company && { companyId: deal.company.id }) }
    const id = person.id ?? (await newPerson.mutateAsync({ body }).catch(() => null))?.id
    if (id) put.mutate({ params: { id: deal.id, personId: id as never }, body: { personas } })
  }
}
