import { Button, NativeSelect, TextInput } from '@mantine/core'
import type { ChatFault, ChatScene, ChatScript, ChatStep } from '../../../contract/chat/script.ts'
import type { Language } from '../../../contract/text.ts'
import { useSay } from '../../platform/i18n.tsx'
import styles from './Editor.module.css'
import { FaultLines } from './FaultLines.tsx'
import { StepRow } from './StepRow.tsx'
import { newStep, stepKinds } from './script-edit.ts'

interface SceneCardProps {
  scene: ChatScene
  script: ChatScript
  language: Language
  faults: readonly ChatFault[]
  /** The number of the step that is open, if one of this scene is. */
  open: number | null
  onOpen: (step: number | null) => void
  onChange: (scene: ChatScene) => void
  /** Absent for the first: a conversation begins somewhere. */
  onRemove?: (() => void) | undefined
}

/** One scene: its name and its steps from top to bottom. */
export function SceneCard({
  scene,
  script,
  language,
  faults,
  open,
  onOpen,
  onChange,
  onRemove,
}: SceneCardProps) {
  const say = useSay()
  const { steps } = scene
  const put = (next: ChatStep[]) => onChange({ ...scene, steps: next })
  return (
    <section className={styles.card} aria-label={scene.name}>
      <div className={styles.top}>
        <TextInput
          className={styles.name}
          aria-label={say('chat.scene.name')}
          value={scene.name}
          onChange={(event) => onChange({ ...scene, name: event.currentTarget.value })}
          variant="unstyled"
          maxLength={80}
          dir="auto"
        />
        {onRemove && (
          <Button variant="subtle" color="gray" size="compact-sm" onClick={onRemove}>
            {say('chat.scene.remove')}
          </Button>
        )}
      </div>
      <FaultLines faults={faults.filter(({ step }) => step === null)} />
      <ol className={styles.steps}>
        {steps.map((step, at) => (
          <StepRow
            key={at}
            step={step}
            script={script}
            language={language}
            faults={faults.filter((fault) => fault.step === at)}
            open={open === at}
            onOpen={(opened) => onOpen(opened ? at : null)}
            onChange={(next) => put(steps.with(at, next))}
            onMove={(by) => move(at, at + by)}
            onRemove={() => {
              onOpen(null)
              put(steps.toSpliced(at, 1))
            }}
          />
        ))}
      </ol>
      <NativeSelect
        className={styles.add}
        variant="unstyled"
        aria-label={say('chat.add_step')}
        value=""
        onChange={(event) => {
          put([...steps, newStep(event.currentTarget.value as ChatStep['kind'], script, scene.key)])
          onOpen(steps.length)
        }}
        data={[
          { value: '', label: say('chat.add_step') },
          ...stepKinds.map((kind) => ({ value: kind, label: say(`chat.add.${kind}`) })),
        ]}
      />
    </section>
  )

  function move(from: number, to: number): void {
    const moved = steps[from]
    if (!moved || to < 0 || to >= steps.length) return
    put(steps.toSpliced(from, 1).toSpliced(to, 0, moved))
    onOpen(to)
  }
}
