import type { CSSProperties } from 'react'
import type { ProcessRole, TaskKind } from '../../../contract/process/process-document.ts'
import { textIn } from '../../../contract/text.ts'
import { useSay } from '../../platform/i18n.tsx'
import { useReader } from '../../platform/reader/reader.ts'
import { useWhoWithoutRole } from '../use-who-without-role.ts'
import styles from './RoleTab.module.css'

interface RoleTabProps {
  role: string | undefined
  roles: readonly ProcessRole[]
  /** Of a task: an approval without a role is not the owner's. */
  kind?: TaskKind
}

/** Who does something, by his name and a colour of his own. Without a role it is the owner of the deal. */
export function RoleTab({ role, roles, kind }: RoleTabProps) {
  const say = useSay()
  const { language } = useReader()
  const whoWithoutRole = useWhoWithoutRole()
  const place = roles.findIndex(({ key }) => key === role)
  const known = roles[place]
  if (!known) return <span className={styles.tab}>{whoWithoutRole(kind, say('process.role.owner'))}</span>
  // The golden angle: however many roles there are, neighbours differ.
  const hue = { '--hue': (255 + place * 137.5) % 360 } as CSSProperties
  return (
    <span className={styles.tab} style={hue} data-coloured>
      {textIn(known.name, language)}
    </span>
  )
}
