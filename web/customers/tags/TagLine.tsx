import { Menu, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { TagColour, TagInList } from '../../../contract/customers/tags.ts'
import { useSay } from '../../platform/i18n.tsx'
import { Icon } from '../../ui/icons.tsx'
import { useFieldFaults } from '../../ui/inputs/FieldError.tsx'
import { takeFocus } from '../../ui/take-focus.ts'
import { TagMark } from './TagMark.tsx'
import styles from './TagsPage.module.css'

interface TagLineProps {
  tag: TagInList
  may: true | string
  colours: readonly TagColour[]
  onEdit: (edit: { name?: string; colour?: TagColour }) => Promise<unknown>
  onJoin: () => void
  onDelete: () => void
}

/** One tag: its mark changes its colour, its menu the rest. */
export function TagLine({ tag, may, colours, onEdit, onJoin, onDelete }: TagLineProps) {
  const say = useSay()
  const [naming, setNaming] = useState(false)
  const { name, companies, people } = tag
  return (
    <li className={styles.tag}>
      {naming ? (
        <NameField name={name} onKeep={onEdit} onClose={() => setNaming(false)} />
      ) : (
        <TagMark tag={tag} />
      )}
      <span className={styles.used}>{say('tags.used', { companies, people })}</span>
      {may === true && (
        <Menu position="bottom-end" withinPortal shadow="none">
          <Menu.Target>
            <button type="button" className={styles.acts} aria-label={say('tags.acts', { name })}>
              <Icon name="menu" size={14} />
            </button>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item onClick={() => setNaming(true)}>{say('tags.rename')}</Menu.Item>
            <Menu.Item onClick={onJoin}>{say('tags.join')}</Menu.Item>
            <Menu.Item onClick={onDelete}>{say('tags.delete')}</Menu.Item>
            <Menu.Label>{say('tags.colour', { name })}</Menu.Label>
            {colours.map((colour) => (
              <Menu.Item
                key={colour}
                onClick={() => void onEdit({ colour })}
                {...(colour === tag.colour && { rightSection: <Icon name="check" size={12} /> })}
              >
                <TagMark tag={{ name: say(`tags.colour.${colour}`), colour }} />
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
    </li>
  )
}

interface NameFieldProps {
  name: string
  onKeep: TagLineProps['onEdit']
  onClose: () => void
}

/** Enter keeps it, Escape does not. */
function NameField({ name, onKeep, onClose }: NameFieldProps) {
  const say = useSay()
  const [error, setError] = useState<Error | null>(null)
  const fault = useFieldFaults(error)('name')
  return (
    <TextInput
      aria-label={say('tags.name')}
      defaultValue={name}
      maxLength={60}
      ref={takeFocus}
      error={fault ?? (error && say('refusal.already_exists'))}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onClose()
        if (event.key === 'Enter') keep(event.currentTarget.value)
      }}
    />
  )

  function keep(text: string): void {
    const wanted = text.trim()
    if (wanted === '' || wanted === name) return onClose()
    onKeep({ name: wanted }).then(onClose, setError)
  }
}
