import type { Member } from '../../../contract/team/members.ts'
import { Dialog } from '../../ui/dialogs/Dialog.tsx'
import { MemberTime } from './MemberTime.tsx'
import styles from './MemberTimeDialog.module.css'

/** A colleague's hours and leaves, for who manages the team. */
export function MemberTimeDialog({ member, onClose }: { member: Member; onClose: () => void }) {
  return (
    <Dialog opened onClose={onClose} title={member.name} size="xl">
      <div className={styles.parts}>
        <MemberTime id={member.id} />
      </div>
    </Dialog>
  )
}
