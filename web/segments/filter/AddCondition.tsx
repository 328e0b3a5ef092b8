import { Combobox, useCombobox } from '@mantine/core'
import { useState } from 'react'
import { useSay } from '../../platform/i18n.tsx'
import { Icon } from '../../ui/icons.tsx'
import type { FilterField } from './fields.ts'
import styles from './ListFilter.module.css'

interface AddConditionProps {
  fields: readonly FilterField[]
  /** Whether a part in brackets may be begun here. */
  mayGroup: boolean
  /** Only its sign is shown. */
  quiet: boolean
  onAdd: (field: FilterField) => void
  onGroup: (field: FilterField) => void
}

/** One more condition: type a part of what it is about, choose, and say more. */
export function AddCondition({ fields, mayGroup, quiet, onAdd, onGroup }: AddConditionProps) {
  const say = useSay()
  const [typed, setTyped] = useState('')
  const [grouping, setGrouping] = useState(false)
  const combobox = useCombobox({
    onDropdownOpen: () => {
      combobox.focusSearchInput()
      combobox.selectFirstOption()
    },
    onDropdownClose: () => {
      setTyped('')
      setGrouping(false)
    },
  })
  const wanted = typed.trim().toLocaleLowerCase()
  const found = fields.filter(({ label }) => label.toLocaleLowerCase().includes(wanted))
  return (
    <Combobox
      store={combobox}
      width={260}
      position="bottom-start"
      withinPortal
      onOptionSubmit={(key) => {
        const field = fields.find((one) => one.key === key)
        combobox.closeDropdown()
        if (field) (grouping ? onGroup : onAdd)(field)
      }}
    >
      <Combobox.Target targetType="button">
        <button
          type="button"
          className={styles.add}
          aria-label={say('filters.add')}
          onClick={() => combobox.toggleDropdown()}
        >
          <Icon name="plus" size={12} />
          {!quiet && say('filters.add')}
        </button>
      </Combobox.Target>
      <Combobox.Dropdown>
        <Combobox.Search
          value={typed}
          onChange={(event) => {
            setTyped(event.currentTarget.value)
            combobox.selectFirstOption()
          }}
          placeholder={say('filters.find')}
          aria-label={say('filters.find')}
        />
        <Combobox.Options className={styles.options} aria-label={say('filters.add')}>
          {found.map(({ key, label }) => (
            <Combobox.Option key={key} value={key}>
              {label}
            </Combobox.Option>
          ))}
          {found.length === 0 && <Combobox.Empty>{say('filters.find.none')}</Combobox.Empty>}
        </Combobox.Options>
        {mayGroup && (
          <Combobox.Footer>
            <label className={styles.grouping}>
              <input
                type="checkbox"
                checked={grouping}
                onChange={(event) => setGrouping(event.currentTarget.checked)}
              />
              {say('filters.group')}
            </label>
          </Combobox.Footer>
        )}
      </Combobox.Dropdown>
    </Combobox>
  )
}
