import type { ChatFault } from '../../../contract/chat/script.ts'
import { useSay } from '../../platform/i18n.tsx'
import styles from './Editor.module.css'

/** What a visitor would stumble over here, in sentences. */
export function FaultLines({ faults }: { faults: readonly ChatFault[] }) {
  const say = useSay()
  return faults.map(({ code, named, grave }, at) => (
    <p key={at} className={styles.fault} data-grave={grave || undefined}>
      {say(`chat.fault.${code}`, { named })}
    </p>
  ))
}
