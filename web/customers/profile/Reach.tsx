import { useState } from 'react'
import type { Company } from '../../../contract/customers/companies.ts'
import type { ContactDetail, ContactKind } from '../../../contract/customers/contacts.ts'
import { useSay } from '../../platform/i18n.tsx'
import { notify } from '../../ui/feedback/notices.tsx'
import { Facts } from '../../ui/values/Fact.tsx'
import { useCountryName } from '../countries.ts'
import { AddContact } from './AddContact.tsx'
import { ContactFact } from './ContactFact.tsx'
import { type Of, useContactActs } from './profile-queries.ts'

type Reached = Pick<Company, ContactKind | `${ContactKind}Label`>

interface ReachProps {
  of: Of
  record: Reached & { can: { edit: true | string } }
  contacts: readonly ContactDetail[]
  /** Keeps one field of the record itself. */
  save: (field: ContactKind | `${ContactKind}Label`, value: unknown, before: unknown) => Promise<unknown>
}

/** Every way to reach a customer: of each kind the first, then the others, each with what it is for. */
export function Reach({ of, record, contacts, save }: ReachProps) {
  const say = useSay()
  const nameOf = useCountryName()
  const acts = useContactActs(of)
  const [adding, setAdding] = useState(false)
  const may = record.can.edit
  const failed = () => notify({ text: say('refusal.changed_meanwhile'), grave: true })
  return (
    <>
      <Facts>
        {(['phone', 'email', 'address'] as const).map((kind) => {
          const others = contacts.filter((one) => one.kind === kind)
          const first = record[kind]
          const name = say(`customers.field.${kind}`)
          // An empty line asks for a telephone or a mail; an address is seldom missed.
          const shown = first !== null || (others.length === 0 && kind !== 'address')
          return [
            shown && (
              <ContactFact
                key={kind}
                kind={kind}
                name={name}
                value={first}
                label={record[`${kind}Label`]}
                place={null}
                may={may}
                onSave={(value) => save(kind, value, first)}
                onLabel={(label) => void save(`${kind}Label`, label, record[`${kind}Label`]).catch(failed)}
              />
            ),
            ...others.map((one, place) => (
              <ContactFact
                key={one.id}
                kind={kind}
                name={!shown && place === 0 ? name : ''}
                value={one.value}
                label={one.label}
                place={placeOf(one)}
                may={may}
                onSave={(value) => (value === null ? remove(one) : acts.edit(one, { value }))}
                onLabel={(label) => void acts.edit(one, { label: label as never }).catch(failed)}
                onPrefer={() => void acts.prefer(one).catch(failed)}
                onRemove={() => void remove(one).catch(failed)}
              />
            )),
          ]
        })}
      </Facts>
      {may === true && (
        <AddContact
          open={adding}
          onOpen={setAdding}
          onAdd={async (detail) => {
            const added = await acts.add(detail)
            if (record[added.kind] === null) await acts.prefer(added)
          }}
        />
      )}
    </>
  )

  async function remove(one: ContactDetail): Promise<void> {
    await acts.remove(one)
    const { kind, label, value, city, country } = one
    const again = { kind, label, value, ...(kind === 'address' && { city, country }) }
    notify({
      text: say('profile.contact.removed'),
      undo: () => void acts.add(again as never).catch(failed),
    })
  }

  function placeOf({ city, country }: ContactDetail): string | null {
    const parts = [city, country && nameOf(country)].filter(Boolean)
    return parts.length > 0 ? parts.join(say('customers.comma')) : null
  }
}

/** The one to call or write to: the first of its kind, else whichever there is. */
export const firstOf = (kind: ContactKind, record: Reached, contacts: readonly ContactDetail[]) =>
  record[kind] ?? contacts.find((one) => one.kind === kind)?.value ?? null
