import { Button, NativeSelect, TextInput } from '@mantine/core'
import { type KeyboardEvent, type ReactNode, useRef, useState } from 'react'
import { createCompany } from '../../../../contract/customers/companies.ts'
import { channels, type Deal } from '../../../../contract/deals/deal.ts'
import { useAct } from '../../../platform/act.ts'
import { useSay } from '../../../platform/i18n.tsx'
import { onEscape } from '../../../ui/dialogs/on-escape.ts'
import { DateField } from '../../../ui/inputs/DateField.tsx'
import { ActError } from '../../../ui/inputs/FieldError.tsx'
import { AmountField } from '../../acts/AmountField.tsx'
import { SourceField } from '../../acts/SourceField.tsx'
import type { Chosen } from '../../RecordField.tsx'
import { CompanyField, OwnerField, ProductField } from '../../record-fields.tsx'
import { useFirstFocus } from '../use-first-focus.ts'
import styles from './Facts.module.css'
import { type Fact, labelOf } from './facts.ts'

interface FactEditorProps {
  fact: Fact
  deal: Deal
  pending: boolean
  onSave: (changes: Record<string, never>) => void
  onStop: () => void
}

/** One fact being changed: what is typed is saved with Enter, what is chosen at once, Escape leaves it as it was. */
export function FactEditor({ fact, deal, pending, onSave, onStop }: FactEditorProps) {
  const say = useSay()
  const place = useRef<HTMLFormElement>(null)
  const [draft, setDraft] = useState<string | number | null>(draftOf(deal, fact))
  const make = useAct(createCompany, { touches: [['companies']] })
  useFirstFocus(place)
  const typed =
    fact === 'title' || fact === 'amount' || fact === 'expectedCloseOn' || fact === 'nextContactOn'
  const ready = fact === 'title' ? String(draft ?? '').trim() !== '' : fact !== 'amount' || draft !== null

  return (
    <div role="presentation" onKeyDown={onKey}>
      <form
        ref={place}
        className={styles.editor}
        onSubmit={(event) => {
          event.preventDefault()
          if (typed && ready) save(fact === 'title' ? String(draft).trim() : draft)
        }}
      >
        {field()}
        {typed && (
          <div className={styles.buttons}>
            <Button type="submit" size="compact-sm" disabled={!ready} loading={pending}>
              {say('common.save')}
            </Button>
            <Button variant="subtle" color="gray" size="compact-sm" onClick={onStop}>
              {say('common.cancel')}
            </Button>
          </div>
        )}
        {!typed && (
          <div className={styles.buttons}>
            <Button variant="subtle" color="gray" size="compact-sm" onClick={onStop}>
              {say('common.cancel')}
            </Button>
          </div>
        )}
        <ActError error={make.error} />
      </form>
    </div>
  )

  function onKey(event: KeyboardEvent<HTMLElement>): void {
    // The parts of a date are no inputs, so Enter in them submits nothing by itself.
    if (event.key === 'Enter' && (event.target as HTMLElement).role === 'spinbutton')
      place.current?.requestSubmit()
    onEscape(onStop)(event)
  }

  function field(): ReactNode {
    const label = say(labelOf[fact])
    switch (fact) {
      case 'title':
        return (
          <TextInput
            label={label}
            value={String(draft ?? '')}
            maxLength={200}
            onChange={(event) => setDraft(event.currentTarget.value)}
          />
        )
      case 'amount':
        return <AmountField value={draft as number | null} currency={deal.currency} onChange={setDraft} />
      case 'expectedCloseOn':
      case 'nextContactOn':
        return <DateField label={label} value={draft as string | null} onChange={setDraft} />
      case 'company':
        return <CompanyField value={deal.company} onChange={(company) => void setCompany(company)} />
      case 'owner':
        return <OwnerField value={deal.owner} onChange={(owner) => save(owner?.id ?? null)} />
      case 'product':
        return <ProductField value={deal.product} onChange={(product) => save(product?.id ?? null)} />
      case 'source':
        return <SourceField value={deal.source} onChange={save} />
      case 'channel':
        return (
          <NativeSelect
            label={label}
            value={deal.channel ?? ''}
            onChange={(event) => save(event.currentTarget.value || null)}
            data={[
              { value: '', label: '–' },
              ...channels.map((one) => ({ value: one, label: say(`deals.page.channel.${one}`) })),
            ]}
          />
        )
    }
  }

  function save(value: unknown): void {
    const name = { company: 'companyId', owner: 'ownerId', product: 'productId' }[fact as string] ?? fact
    onSave({ [name]: value } as never)
  }

  async function setCompany(company: Chosen | null): Promise<void> {
    if (!company) return save(null)
    const id = company.id ?? (await make.mutateAsync({ body: { name: company.name } }).catch(() => null))?.id
    if (id) save(id)
  }
}

/** What the editor begins with: no 0 to be overwritten where nobody has said an amount. */
function draftOf(deal: Deal, fact: Fact): string | number | null {
  if (fact === 'amount') return deal.amount || null
  return fact in deal ? (deal[fact] as never) : null
}
