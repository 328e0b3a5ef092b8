import type { CSSProperties } from 'react'
import type { ProcessRole } from '../../../contract/process/process-document.ts'
import { textIn } from '../../../contract/text.ts'
import { useSay } from '../../platform/i18n.tsx'
import { useReader } from '../../platform/reader.ts'
import styles from './RoleTab.module.css'

/** Who does something, by his name and a colour of his own. Without a role it is the owner of the deal. */
export function RoleTab({ role, roles }: { role: string | undefined; roles: readonly ProcessRole[] }) {
  const say = useSay()
  const { language } = useReader()
  const place = roles.findIndex(({ key }) => key === role)
  const known = roles[place]
  if (!known) return <span className={styles.tab}>{say('process.role.owner')}</span>
  // The golden angle: however many roles there are, neighbours differ.
  const hue = { '--hue': (255 + place * 137.5) % 360 } as CSSProperties
  return (
    <span className={styles.tab} style={hue} data-coloured>
      {textIn(known.name, language)}
    </span>
  )
}
