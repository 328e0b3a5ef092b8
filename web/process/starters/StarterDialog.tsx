import { Button } from '@mantine/core'
import { adoptStarter, type Starter } from '../../../contract/process/process.ts'
import { textIn } from '../../../contract/text.ts'
import { paths } from '../../paths.ts'
import { useAct } from '../../platform/act.ts'
import { useSay } from '../../platform/i18n.tsx'
import { useReader } from '../../platform/reader/reader.ts'
import { useMay } from '../../platform/session.ts'
import { Dialog } from '../../ui/dialogs/Dialog.tsx'
import { notify } from '../../ui/feedback/notices.tsx'
import { Answer } from '../../ui/feedback/states.tsx'
import { ActError } from '../../ui/inputs/FieldError.tsx'
import { useGo } from '../../ui/Link.tsx'
import { MayButton } from '../../ui/MayButton.tsx'
import { ProcessMap } from '../map/ProcessMap.tsx'
import { useStarter } from '../process-queries.ts'
import styles from './StarterDialog.module.css'

/** A ready-made process, looked at whole before it becomes one of the company's. */
export function StarterDialog({ starter, onClose }: { starter: Starter; onClose: () => void }) {
  const say = useSay()
  const go = useGo()
  const { language } = useReader()
  const publishes = useMay('process.publish')
  const name = textIn(starter.name, language)
  const act = useAct(adoptStarter, {
    touches: [['processes'], ['role-holders']],
    onDone: ({ processId }) => {
      notify({ text: say('process.starters.adopted', { name }) })
      go(paths.process(processId))
    },
  })
  const buttons = (
    <>
      <Button variant="default" onClick={onClose}>
        {say('common.cancel')}
      </Button>
      <MayButton
        may={publishes || 'not_allowed'}
        loading={act.isPending}
        onClick={() => act.mutate({ params: { key: starter.key } })}
      >
        {say('process.starters.adopt')}
      </MayButton>
    </>
  )
  return (
    <Dialog opened onClose={onClose} title={name} size="xl">
      <Answer of={useStarter(starter.key)}>
        {(document) => <ProcessMap document={document} chosen={undefined} onChoose={() => undefined} />}
      </Answer>
      <div className={styles.foot}>
        <ActError error={act.error} />
        {buttons}
      </div>
    </Dialog>
  )
}
