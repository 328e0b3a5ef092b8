import { Button, TextInput } from '@mantine/core'
import { useRef, useState } from 'react'
import { createCompany } from '../../../contract/customers/companies.ts'
import { createPerson } from '../../../contract/customers/people.ts'
import { type Deal, type Source } from '../../../contract/deals/deal.ts'
import { createDeal } from '../../../contract/deals/deals.ts'
import { useAskedFields } from '../../fields/use-asked-fields.tsx'
import { useAct } from '../../platform/act.ts'
import { useSay } from '../../platform/i18n.tsx'
import { useSession } from '../../platform/session.ts'
import { Dialog } from '../../ui/dialogs/Dialog.tsx'
import { DateField } from '../../ui/inputs/DateField.tsx'
import { ActError, useFieldFaults } from '../../ui/inputs/FieldError.tsx'
import { type Channel, ChannelField } from '../choosing/ChannelField.tsx'
import { ProcessChoice } from '../choosing/ProcessChoice.tsx'
import { useProcessOfBoard } from '../choosing/use-process-of-board.ts'
import { touchedByDeal } from '../deal-queries.ts'
import type { Chosen } from '../RecordField.tsx'
import { CompanyField, PersonField, ProductField } from '../record-fields.tsx'
import styles from './ActDialog.module.css'
import { AmountField } from './AmountField.tsx'
import { SourceField } from './SourceField.tsx'

interface CreateDealDialogProps {
  /** Of the board it was asked for on. */
  processId?: string | undefined
  onClose: () => void
  onDone?: (deal: Deal) => void
}

/** A new deal. A company or person that is not known yet is made along with it. */
export function CreateDealDialog({ processId, onClose, onDone }: CreateDealDialogProps) {
  const say = useSay()
  const { currency } = useSession().workspace
  const [title, setTitle] = useState('')
  const [company, setCompany] = useState<Chosen | null>(null)
  const [person, setPerson] = useState<Chosen | null>(null)
  const [product, setProduct] = useState<Chosen | null>(null)
  const [amount, setAmount] = useState<number | null>(null)
  const [expectedCloseOn, setExpectedCloseOn] = useState<string | null>(null)
  const [source, setSource] = useState<Source | null>(null)
  const [channel, setChannel] = useState<Channel | null>(null)
  const [chosenProcess, setChosenProcess] = useState<string>()
  const ofBoard = useProcessOfBoard(processId)
  const process = chosenProcess ?? ofBoard
  const create = useAct(createDeal, {
    touches: touchedByDeal,
    onDone: (deal) => {
      onDone?.(deal)
      onClose()
    },
  })
  const made = useMade()
  const fault = useFieldFaults(create.error)
  const asked = useAskedFields('deal', create.error)
  const acting = create.isPending || made.isPending

  const footer = (
    <>
      <Button variant="default" onClick={onClose}>
        {say('common.cancel')}
      </Button>
      <Button type="submit" form="create-deal" loading={acting} disabled={title.trim() === ''}>
        {say('deals.create')}
      </Button>
    </>
  )
  return (
    <Dialog opened onClose={onClose} title={say('deals.new')} size="lg" footer={footer}>
      <form
        id="create-deal"
        className={styles.fields}
        onSubmit={(event) => {
          event.preventDefault()
          void submit()
        }}
      >
        <TextInput
          label={say('deals.field.title')}
          value={title}
          onChange={(event) => setTitle(event.currentTarget.value)}
          placeholder={say('deals.field.title.example')}
          error={fault('title')}
          maxLength={200}
          data-autofocus
        />
        <div className={styles.two}>
          <CompanyField value={company} onChange={setCompany} error={fault('companyId')} />
          <PersonField
            value={person}
            onChange={setPerson}
            companyId={company?.id ?? null}
            error={fault('personId')}
          />
          <ProductField value={product} onChange={setProduct} error={fault('productId')} />
          <AmountField value={amount} currency={currency} onChange={setAmount} error={fault('amount')} />
          <DateField
            label={say('deals.field.expected_close')}
            value={expectedCloseOn}
            onChange={setExpectedCloseOn}
          />
          <SourceField value={source} onChange={setSource} error={fault('source')} />
          <ChannelField value={channel} onChange={setChannel} />
          {asked.inputs}
          <ProcessChoice
            known={{
              ...(company?.id && { companyId: company.id as never }),
              ...(person?.id && { personId: person.id as never }),
              ...(product?.id && { productId: product.id as never }),
              ...(amount !== null && { amount }),
              ...(source && { source }),
              ...(channel && { channel }),
            }}
            value={process}
            onChange={setChosenProcess}
          />
        </div>
      </form>
      <ActError error={made.error ?? create.error} />
    </Dialog>
  )

  async function submit(): Promise<void> {
    const ids = await made.make(company, person)
    if (!ids) return
    create.mutate({
      body: {
        title: title.trim(),
        ...ids,
        ...(product?.id && { productId: product.id as never }),
        ...(amount !== null && { amount }),
        ...(expectedCloseOn && { expectedCloseOn }),
        ...(source && { source }),
        ...(channel && { channel }),
        ...(process && { processId: process as never }),
        ...asked.given,
      },
    })
  }
}

/** Makes what has a name but no id yet. What was made stays known, so that a second try does not make it again. */
function useMade() {
  const company = useAct(createCompany, { touches: [['companies']] })
  const person = useAct(createPerson, { touches: [['people']] })
  const known = useRef(new Map<string, string>())

  return {
    isPending: company.isPending || person.isPending,
    error: company.error ?? person.error,
    make: async (asked: Chosen | null, contact: Chosen | null) => {
      try {
        const companyId = await idOf('company', asked, (name) => company.mutateAsync({ body: { name } }))
        const body = companyId ? { companyId: companyId as never } : {}
        const personId = await idOf('person', contact, (name) =>
          person.mutateAsync({ body: { name, ...body } }),
        )
        return {
          ...(companyId && { companyId: companyId as never }),
          ...(personId && { personId: personId as never }),
        }
      } catch {
        return null
      }
    },
  }

  async function idOf(kind: string, chosen: Chosen | null, make: (name: string) => Promise<{ id: string }>) {
    if (!chosen) return null
    const key = `${kind} ${chosen.name}`
    const id = chosen.id ?? known.current.get(key) ?? (await make(chosen.name)).id
    known.current.set(key, id)
    return id
  }
}
