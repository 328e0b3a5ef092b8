import { type AttachedFile, bringBackFile, removeFile } from '../../contract/tasks/files.ts'
import { useAct } from '../platform/act.ts'
import { useSay } from '../platform/i18n.tsx'
import { Refused } from '../platform/refused.ts'
import { notify } from '../ui/feedback/notices.tsx'
import { touchedByFile } from './file-queries.ts'

/** Takes a file away and offers it back; its row is gone by then, so what fails is said at the foot of the screen. */
export function useRemoveFile({ id, name }: AttachedFile) {
  const say = useSay()
  const bringBack = useAct(bringBackFile, { touches: touchedByFile })
  return useAct(removeFile, {
    touches: touchedByFile,
    onDone: () => notify({ text: say('files.removed', { name }), undo: () => void undo() }),
  })

  async function undo(): Promise<void> {
    await bringBack.mutateAsync({ params: { id } }).catch((fault: Error) =>
      notify({
        text: say(fault instanceof Refused ? `refusal.${fault.code}` : 'common.failed.unreachable'),
        grave: true,
      }),
    )
  }
}
