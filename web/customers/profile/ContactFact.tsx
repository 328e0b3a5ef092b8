import { Menu } from '@mantine/core'
import { type ContactKind, labelsOf } from '../../../contract/customers/contacts.ts'
import { useSay } from '../../platform/i18n.tsx'
import { Icon } from '../../ui/icons.tsx'
import { FactLink, TextFact } from '../../ui/values/Fact.tsx'
import { Code } from '../../ui/values/values.tsx'
import { telephone } from '../people/reach.tsx'
import styles from './profile.module.css'

interface ContactFactProps {
  kind: ContactKind
  /** Beside the first of its kind; empty beside the others. */
  name: string
  value: string | null
  label: string | null
  /** City and country of a further address. */
  place: string | null
  may: true | string
  onSave: (value: string | null) => Promise<unknown>
  onLabel: (label: string | null) => void
  /** Absent on the first of its kind. */
  onPrefer?: () => void
  onRemove?: () => void
}

/** A mail, a telephone or an address: used by one click, changed by another, and what it is for in its menu. */
export function ContactFact({
  kind,
  name,
  value,
  label,
  place,
  may,
  onSave,
  onLabel,
  ...rest
}: ContactFactProps) {
  const say = useSay()
  return (
    <TextFact
      label={name}
      field={rest.onRemove ? 'value' : kind}
      value={value}
      may={may}
      onSave={onSave}
      kind={{ email: 'email', phone: 'tel', address: 'prose' }[kind] as 'email' | 'tel' | 'prose'}
      shown={value && shown(value)}
      beside={
        value && (
          <span className={styles.beside}>
            {label && <span className="quiet">{say(`profile.label.${label}`)}</span>}
            {kind === 'phone' && <FactLink href={telephone(value)} label={say('customers.call')} />}
            {kind === 'email' && <FactLink href={`mailto:${value}`} label={say('customers.write')} />}
            {may === true && (
              <ContactMenu kind={kind} value={value} label={label} onLabel={onLabel} {...rest} />
            )}
          </span>
        )
      }
    />
  )

  function shown(text: string) {
    if (kind === 'address') return place ? `${text}\n${place}` : text
    return <Code>{text}</Code>
  }
}

type ContactMenuProps = Pick<ContactFactProps, 'kind' | 'label' | 'onLabel' | 'onPrefer' | 'onRemove'> & {
  value: string
}

function ContactMenu({ kind, value, label, onLabel, onPrefer, onRemove }: ContactMenuProps) {
  const say = useSay()
  return (
    <Menu position="bottom-end" withinPortal shadow="none">
      <Menu.Target>
        <button type="button" className={styles.menu} aria-label={say('profile.contact.acts', { value })}>
          <Icon name="menu" size={14} />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {onPrefer && <Menu.Item onClick={onPrefer}>{say('profile.contact.prefer')}</Menu.Item>}
        {onRemove && <Menu.Item onClick={onRemove}>{say('common.remove')}</Menu.Item>}
        <Menu.Label>{say('profile.contact.for')}</Menu.Label>
        {labelsOf[kind].map((one) => (
          <Menu.Item
            key={one}
            onClick={() => onLabel(one === label ? null : one)}
            {...(one === label && { rightSection: <Icon name="check" size={12} />, 'aria-current': true })}
          >
            {say(`profile.label.${one}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
