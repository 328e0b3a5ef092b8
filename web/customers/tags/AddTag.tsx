import { Combobox, useCombobox } from '@mantine/core'
import { useState } from 'react'
import type { Tag } from '../../../contract/customers/tags.ts'
import { useSay } from '../../platform/i18n.tsx'
import { Icon } from '../../ui/icons.tsx'
import { useTags } from '../profile/profile-queries.ts'
import { TagMark } from './TagMark.tsx'
import styles from './TagRow.module.css'

/** Type a part of a tag and choose it; what nobody has used yet becomes a new one. */
export function AddTag({ there, onAdd }: { there: readonly Tag[]; onAdd: (name: string) => void }) {
  const say = useSay()
  const [typed, setTyped] = useState('')
  const combobox = useCombobox({
    onDropdownOpen: () => combobox.focusSearchInput(),
    onDropdownClose: () => {
      setTyped('')
      combobox.focusTarget()
    },
  })
  const all = useTags(combobox.dropdownOpened).data?.rows ?? []
  const wanted = typed.trim().toLocaleLowerCase()
  const has = (name: string) => there.some((tag) => tag.name === name)
  const found = all.filter(({ name }) => !has(name) && name.toLocaleLowerCase().includes(wanted))
  const isNew = wanted !== '' && ![...all, ...there].some(({ name }) => name.toLocaleLowerCase() === wanted)
  return (
    <Combobox
      store={combobox}
      width={240}
      position="bottom-start"
      withinPortal
      onOptionSubmit={(name) => {
        combobox.closeDropdown()
        onAdd(name)
      }}
    >
      <Combobox.Target targetType="button">
        <button type="button" className={styles.add} onClick={() => combobox.toggleDropdown()}>
          <Icon name="plus" size={12} />
          {say('tags.add')}
        </button>
      </Combobox.Target>
      <Combobox.Dropdown>
        <Combobox.Search
          value={typed}
          maxLength={60}
          onChange={(event) => {
            setTyped(event.currentTarget.value)
            combobox.updateSelectedOptionIndex()
            combobox.selectFirstOption()
          }}
          placeholder={say('tags.find')}
          aria-label={say('tags.find')}
        />
        <Combobox.Options aria-label={say('tags.title')} mah={260} style={{ overflowY: 'auto' }}>
          {found.slice(0, 50).map((tag) => (
            <Combobox.Option key={tag.id} value={tag.name}>
              <TagMark tag={tag} />
            </Combobox.Option>
          ))}
          {isNew && (
            <Combobox.Option value={typed.trim()} className={styles.make}>
              {say('tags.make', { name: typed.trim() })}
            </Combobox.Option>
          )}
          {found.length === 0 && !isNew && <Combobox.Empty>{say('tags.none.yet')}</Combobox.Empty>}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  )
}
