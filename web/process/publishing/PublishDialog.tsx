import { Button, FileButton, Textarea } from '@mantine/core'
import { useRef, useState } from 'react'
import { publishProcess } from '../../../contract/process/process.ts'
import { textIn } from '../../../contract/text.ts'
import { paths } from '../../paths.ts'
import { useAct } from '../../platform/act.ts'
import { useSay } from '../../platform/i18n.tsx'
import { useReader } from '../../platform/reader/reader.ts'
import { Dialog } from '../../ui/dialogs/Dialog.tsx'
import { notify } from '../../ui/feedback/notices.tsx'
import { ActError } from '../../ui/inputs/FieldError.tsx'
import { useGo } from '../../ui/Link.tsx'
import { useProcesses } from '../process-queries.ts'
import { WhatItWillBe } from '../starters/WhatItWillBe.tsx'
import { FaultList } from './FaultList.tsx'
import styles from './PublishDialog.module.css'
import { faultsIn, keyIn, lineRange } from './publish-faults.ts'

/** Brings a process as YAML: says what it will be, publishes it, or shows every mistake where it stands. */
export function PublishDialog({ onClose }: { onClose: () => void }) {
  const say = useSay()
  const go = useGo()
  const { language } = useReader()
  const [yaml, setYaml] = useState('')
  const [judged, setJudged] = useState('')
  const field = useRef<HTMLTextAreaElement>(null)
  const key = keyIn(yaml)
  const present = useProcesses().data?.rows.find((row) => row.key === key)
  const act = useAct(publishProcess, {
    touches: [['processes'], ['role-holders']],
    onDone: ({ processId, number, document }) => {
      const words = { name: textIn(document.name, language), number }
      notify({
        text: say(number === present?.versionNumber ? 'process.publish.same' : 'process.publish.done', words),
      })
      go(paths.process(processId))
    },
  })
  const faults = faultsIn(act.error)
  const footer = (
    <>
      <Button variant="default" onClick={onClose}>
        {say('common.cancel')}
      </Button>
      <Button disabled={!yaml.trim()} loading={act.isPending} onClick={publish}>
        {present
          ? say('process.publish.act_version', { number: present.versionNumber + 1 })
          : say('process.publish.act')}
      </Button>
    </>
  )
  return (
    <Dialog opened onClose={onClose} title={say('process.publish')} size="xl" footer={footer}>
      <div className={styles.form}>
        <p className="quiet">{say('process.publish.why')}</p>
        <div className={styles.source}>
          <FileButton accept=".yaml,.yml" onChange={(file) => void file?.text().then(setYaml)}>
            {(props) => (
              <Button variant="default" {...props}>
                {say('process.publish.choose')}
              </Button>
            )}
          </FileButton>
          <span className="quiet">{say('process.publish.or_paste')}</span>
        </div>
        <Textarea
          ref={field}
          aria-label={say('process.publish.text')}
          classNames={{ input: styles.yaml ?? '' }}
          dir="ltr"
          rows={14}
          wrap="off"
          spellCheck={false}
          value={yaml}
          onChange={(event) => setYaml(event.currentTarget.value)}
          data-autofocus
        />
        <WhatItWillBe process={present} keyFound={key} empty={!yaml.trim()} />
        {faults.length > 0 ? (
          <FaultList faults={faults} text={judged} onGo={goToLine} />
        ) : (
          <ActError error={act.error} />
        )}
      </div>
    </Dialog>
  )

  function publish(): void {
    setJudged(yaml)
    act.mutate({ body: { yaml } })
  }

  function goToLine(line: number): void {
    const area = field.current
    if (!area) return
    const { from, to } = lineRange(area.value, line)
    area.focus()
    area.setSelectionRange(from, to)
    const lineHeight = Number.parseFloat(getComputedStyle(area).lineHeight)
    area.scrollTop = Math.max(0, (line - 4) * lineHeight)
    area.scrollIntoView({ block: 'nearest' })
  }
}
