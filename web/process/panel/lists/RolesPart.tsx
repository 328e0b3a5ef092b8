import { NativeSelect } from '@mantine/core'
import { keyOfName } from '../../../../contract/key-of-name.ts'
import type { ProcessRole } from '../../../../contract/process/process-document.ts'
import { useSay } from '../../../platform/i18n.tsx'
import { type Changed, replaced, withFields } from '../edits/parts.ts'
import { usesOfRole } from '../edits/uses-of.ts'
import { AddLine } from '../fields/AddLine.tsx'
import { ItemList } from '../fields/ItemList.tsx'
import { TextInLanguages } from '../fields/TextInLanguages.tsx'
import { useFault, usePanel, useText } from '../panel.ts'
import { useUsedWords } from '../use-used-words.ts'
import { Holders } from './Holders.tsx'
import styles from './lists.module.css'
import { useListEdit } from './use-list-edit.ts'

/** Who does what in the process: each role, where it works, how a task of it finds its person. */
export function RolesPart() {
  const say = useSay()
  const text = useText()
  const usedWords = useUsedWords()
  const { document } = usePanel()
  const change = useListEdit('roles', say('panel.roles'))
  return (
    <div className={styles.parts}>
      <p className="quiet">{say('panel.roles.why')}</p>
      <ItemList
        label={say('panel.roles')}
        items={document.roles}
        nameOf={({ name }) => text(name)}
        mayRemove={({ key }) => usedWords(usesOfRole(document, key))}
        onRemove={({ key }) => change((roles) => roles.filter((one) => one.key !== key))}
      >
        {(role, at) => (
          <RoleFields
            role={role}
            at={at}
            set={(fields) => change((roles) => replaced(roles, role.key, (one) => withFields(one, fields)))}
          />
        )}
      </ItemList>
      <AddLine
        label={say('panel.roles.add')}
        onAdd={(name) =>
          change((roles) => {
            const taken = roles.map(({ key }) => key)
            return [...roles, { key: keyOfName(name, taken, 'role'), name, assign: 'queue' }]
          })
        }
      />
    </div>
  )
}

interface RoleFieldsProps {
  role: ProcessRole
  at: number
  set: (fields: Changed<ProcessRole>) => void
}

function RoleFields({ role, at, set }: RoleFieldsProps) {
  const say = useSay()
  const fault = useFault()
  const path = `roles.${at}`
  return (
    <div className={styles.role}>
      <div className={styles.pair}>
        <TextInLanguages
          label={say('panel.name')}
          required
          value={role.name}
          onChange={(name) => name && set({ name })}
          error={fault(path)}
        />
        <TextInLanguages
          label={say('panel.role.department')}
          value={role.department}
          onChange={(department) => set({ department })}
        />
      </div>
      <NativeSelect
        label={say('panel.role.assign')}
        value={role.assign}
        onChange={(event) => set({ assign: event.currentTarget.value as ProcessRole['assign'] })}
        data={assignments.map((assign) => ({ value: assign, label: say(`process.assign.${assign}`) }))}
      />
      <Holders role={role} />
    </div>
  )
}

const assignments = ['queue', 'deal_owner', 'round_robin', 'least_busy'] as const
