import { Button, NativeSelect, Radio, TextInput } from '@mantine/core'
import { useState } from 'react'
import { beginProcess } from '../../../../contract/process/process-drafts.ts'
import { textIn } from '../../../../contract/text.ts'
import { paths } from '../../../paths.ts'
import { useAct } from '../../../platform/act.ts'
import { useSay } from '../../../platform/i18n.tsx'
import { useReader } from '../../../platform/reader/reader.ts'
import { Dialog } from '../../../ui/dialogs/Dialog.tsx'
import { Answer, SkeletonBar } from '../../../ui/feedback/states.tsx'
import { ActError, useFieldFaults } from '../../../ui/inputs/FieldError.tsx'
import { useGo } from '../../../ui/Link.tsx'
import { StageLine } from '../../map/StageLine.tsx'
import { useProcess, useProcesses, useStarter, useStarters } from '../../process-queries.ts'
import styles from './BeginProcessDialog.module.css'

const ways = ['empty', 'starter', 'copy'] as const
type Way = (typeof ways)[number]

/** A new process: its name, and what it begins with. It is a draft until somebody publishes it. */
export function BeginProcessDialog({ onClose }: { onClose: () => void }) {
  const say = useSay()
  const go = useGo()
  const { language } = useReader()
  const [name, setName] = useState('')
  const [way, setWay] = useState<Way>('empty')
  const [chosen, setChosen] = useState<Partial<Record<Way, string>>>({})
  const starters = useStarters().data?.rows ?? []
  const processes = useProcesses().data?.rows ?? []
  const act = useAct(beginProcess, {
    touches: [['processes']],
    onDone: ({ processId }) => go(paths.processEditor(processId)),
  })
  const fault = useFieldFaults(act.error)
  const starter = chosen.starter ?? starters[0]?.key
  const copyOf = chosen.copy ?? processes[0]?.id
  const choices = {
    starter: starters.map((one) => ({ value: one.key, label: textIn(one.name, language) })),
    copy: processes.map((one) => ({ value: one.id, label: textIn(one.name, language) })),
  }
  const begin = () =>
    act.mutate({
      body: {
        name: name.trim(),
        ...(way === 'starter' && starter && { starter }),
        ...(way === 'copy' && copyOf && { copyOf: copyOf as never }),
      },
    })
  return (
    <Dialog opened onClose={onClose} title={say('editor.begin')} size="lg">
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          if (name.trim()) begin()
        }}
      >
        <TextInput
          label={say('editor.begin.name')}
          placeholder={say('editor.begin.name_example')}
          required
          maxLength={200}
          value={name}
          error={fault('name')}
          onChange={(event) => setName(event.currentTarget.value)}
          data-autofocus
        />
        <Radio.Group label={say('editor.begin.with')} value={way} onChange={(next) => setWay(next as Way)}>
          <div className={styles.ways}>
            {ways
              .filter((one) => one === 'empty' || choices[one].length > 0)
              .map((one) => (
                <Radio
                  key={one}
                  value={one}
                  label={say(`editor.begin.${one}`)}
                  description={say(`editor.begin.${one}.why`)}
                />
              ))}
          </div>
        </Radio.Group>
        {way !== 'empty' && (
          <NativeSelect
            label={say(`editor.begin.${way}.which`)}
            data={choices[way]}
            value={way === 'starter' ? starter : copyOf}
            onChange={({ currentTarget: { value } }) => setChosen({ ...chosen, [way]: value })}
          />
        )}
        {way === 'starter' && starter && <StarterPreview of={starter} />}
        {way === 'copy' && copyOf && <CopyPreview of={copyOf} />}
        <ActError error={act.error} />
        <div className={styles.foot}>
          <Button variant="default" onClick={onClose}>
            {say('common.cancel')}
          </Button>
          <Button type="submit" disabled={!name.trim()} loading={act.isPending}>
            {say('editor.begin.act')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}

function StarterPreview({ of }: { of: string }) {
  return (
    <Answer of={useStarter(of)} waiting={<SkeletonBar width="40ch" />}>
      {({ stages }) => <StageLine stages={stages} />}
    </Answer>
  )
}

function CopyPreview({ of }: { of: string }) {
  return (
    <Answer of={useProcess(of)} waiting={<SkeletonBar width="40ch" />}>
      {({ document }) => <StageLine stages={document.stages} />}
    </Answer>
  )
}
