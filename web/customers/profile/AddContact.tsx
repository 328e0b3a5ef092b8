import { Button, NativeSelect, Textarea, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { type ContactKind, contactKinds, labelsOf } from '../../../contract/customers/contacts.ts'
import { useSay } from '../../platform/i18n.tsx'
import { useReader } from '../../platform/reader/reader.ts'
import { useCountries } from '../../team/door/company-choices.ts'
import { ActError, useFieldFaults } from '../../ui/inputs/FieldError.tsx'
import { takeFocus } from '../../ui/take-focus.ts'
import styles from './profile.module.css'
import type { NewContact } from './profile-queries.ts'

interface AddContactProps {
  open: boolean
  onOpen: (open: boolean) => void
  onAdd: (detail: NewContact) => Promise<unknown>
}

/** One more mail, telephone or address, written where it will stand. */
export function AddContact({ open, onOpen, onAdd }: AddContactProps) {
  const say = useSay()
  if (!open)
    return (
      <Button variant="subtle" size="compact-sm" ml={-8} onClick={() => onOpen(true)}>
        {say('profile.contact.add')}
      </Button>
    )
  return <ContactForm onAdd={onAdd} onClose={() => onOpen(false)} />
}

function ContactForm({ onAdd, onClose }: { onAdd: AddContactProps['onAdd']; onClose: () => void }) {
  const say = useSay()
  const { language } = useReader()
  const [kind, setKind] = useState<ContactKind>('phone')
  const [error, setError] = useState<Error | null>(null)
  const [saving, setSaving] = useState(false)
  const countries = useCountries(language).data?.rows ?? []
  const fault = useFieldFaults(error)
  const value = {
    name: 'value',
    'aria-label': say(`customers.field.${kind}`),
    error: fault('value'),
    ref: takeFocus,
  }
  return (
    // Escape gives it up, wherever in it that is pressed.
    <div role="presentation" onKeyDown={(event) => event.key === 'Escape' && onClose()}>
      <form className={styles.form} onSubmit={(event) => void submit(event)}>
        <div className={styles.pair}>
          <NativeSelect
            aria-label={say('profile.contact.kind')}
            value={kind}
            onChange={(event) => setKind(event.currentTarget.value as ContactKind)}
            data={contactKinds.map((one) => ({ value: one, label: say(`customers.field.${one}`) }))}
          />
          <NativeSelect
            key={kind}
            name="label"
            aria-label={say('profile.contact.for')}
            data={[
              { value: '', label: say('profile.label.none') },
              ...labelsOf[kind].map((one) => ({ value: one, label: say(`profile.label.${one}`) })),
            ]}
          />
        </div>
        {kind === 'address' ? (
          <>
            <Textarea key="address" {...value} autosize minRows={2} maxLength={500} />
            <div className={styles.pair}>
              <TextInput
                name="city"
                placeholder={say('customers.field.city')}
                aria-label={say('customers.field.city')}
              />
              <NativeSelect
                name="country"
                aria-label={say('customers.field.country')}
                data={[
                  { value: '', label: say('customers.field.country') },
                  ...countries.map(({ code, name }) => ({ value: code, label: name })),
                ]}
              />
            </div>
          </>
        ) : (
          <TextInput key={kind} {...value} type={kind === 'phone' ? 'tel' : 'email'} dir="ltr" />
        )}
        <ActError error={error} />
        <div className={styles.buttons}>
          <Button type="submit" size="compact-sm" loading={saving}>
            {say('common.add')}
          </Button>
          <Button variant="subtle" color="gray" size="compact-sm" onClick={onClose}>
            {say('common.cancel')}
          </Button>
        </div>
      </form>
    </div>
  )

  async function submit(event: FormEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const given = (name: string) => {
      const value = form.get(name)
      return typeof value === 'string' ? value.trim() : ''
    }
    const place = { city: given('city') || null, country: given('country') || null }
    const detail = {
      kind,
      label: given('label') || null,
      value: given('value'),
      ...(kind === 'address' && place),
    }
    setSaving(true)
    setError(null)
    try {
      await onAdd(detail as NewContact)
      onClose()
    } catch (refused) {
      setError(refused as Error)
    } finally {
      setSaving(false)
    }
  }
}
