import { NativeSelect, Switch } from '@mantine/core'
import { useState } from 'react'
import type { Rights } from '../../../contract/team/rights.ts'
import { editRole, type Role } from '../../../contract/team/roles.ts'
import { textIn } from '../../../contract/text.ts'
import { useAct } from '../../platform/act.ts'
import { useSay } from '../../platform/i18n.tsx'
import { useReader } from '../../platform/reader/reader.ts'
import { Dialog } from '../../ui/dialogs/Dialog.tsx'
import { Form } from '../../ui/inputs/Form.tsx'
import { plainRights, reaches, reachRights } from '../rights.ts'
import styles from './RoleDialog.module.css'

/** Changes how far a role's rights reach. It holds at once for everybody who has the role. */
export function RoleDialog({ role, onClose }: { role: Role; onClose: () => void }) {
  const say = useSay()
  const { language } = useReader()
  const [rights, setRights] = useState<Rights>(role.rights)
  const act = useAct(editRole, { touches: [['roles'], ['session']], onDone: onClose })
  return (
    <Dialog opened onClose={onClose} title={textIn(role.name, language)} size="lg">
      <Form
        act={act}
        submit={say('common.save')}
        onSubmit={() => act.mutate({ params: { key: role.key }, ifMatch: role.version, body: { rights } })}
      >
        <p className="quiet">{say('team.role.at_once', { count: role.members })}</p>
        <div className={styles.rights}>
          {reachRights.map((right) => (
            <label key={right} className={styles.right}>
              <span>{say(`right.${right}`)}</span>
              <NativeSelect
                value={rights[right]}
                onChange={(event) => setRights({ ...rights, [right]: event.currentTarget.value })}
                data={reaches.map((reach) => ({ value: reach, label: say(`team.reach.${reach}`) }))}
              />
            </label>
          ))}
          {plainRights.map((right) => (
            <label key={right} className={styles.right}>
              <span>{say(`right.${right}`)}</span>
              <Switch
                checked={rights[right]}
                onChange={(event) => setRights({ ...rights, [right]: event.currentTarget.checked })}
              />
            </label>
          ))}
        </div>
      </Form>
    </Dialog>
  )
}
