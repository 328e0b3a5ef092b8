import { Button } from '@mantine/core'
import type { ChatFault, ChatScript, ChatStep } from '../../../contract/chat/script.ts'
import { type Language, textIn } from '../../../contract/text.ts'
import { useSay } from '../../platform/i18n.tsx'
import styles from './Editor.module.css'
import { FaultLines } from './FaultLines.tsx'
import { StepFields } from './StepFields.tsx'
import { asksOf, readSimple } from './script-edit.ts'

interface StepRowProps {
  step: ChatStep
  script: ChatScript
  language: Language
  faults: readonly ChatFault[]
  open: boolean
  onOpen: (open: boolean) => void
  onChange: (step: ChatStep) => void
  onMove: (by: -1 | 1) => void
  onRemove: () => void
}

/** A step as a sentence, with the branches that leave it; pressed, it opens where it stands. */
export function StepRow({
  step,
  script,
  language,
  faults,
  open,
  onOpen,
  onChange,
  onMove,
  onRemove,
}: StepRowProps) {
  const say = useSay()
  return (
    <li className={styles.step} data-kind={step.kind}>
      <button type="button" className={styles.sentence} aria-expanded={open} onClick={() => onOpen(!open)}>
        <span className={styles.kind}>{say(`chat.kind.${step.kind}`)}</span>
        <span dir="auto">{wordsOf(step)}</span>
      </button>
      {branchesOf(step).length > 0 && (
        <ul className={styles.branches}>
          {branchesOf(step).map(({ label, to }, at) => (
            <li key={at}>
              <bdi>{label}</bdi> <span aria-hidden="true">→</span>{' '}
              <bdi className={styles.scene}>{sceneName(to)}</bdi>
            </li>
          ))}
        </ul>
      )}
      <FaultLines faults={faults} />
      {open && (
        <div className={styles.opened}>
          <StepFields step={step} script={script} language={language} onChange={onChange} />
          <div className={styles.acts}>
            <Button variant="subtle" size="compact-sm" onClick={() => onMove(-1)}>
              {say('chat.up')}
            </Button>
            <Button variant="subtle" size="compact-sm" onClick={() => onMove(1)}>
              {say('chat.down')}
            </Button>
            <Button variant="subtle" size="compact-sm" color="red" onClick={onRemove}>
              {say('chat.remove')}
            </Button>
          </div>
        </div>
      )}
    </li>
  )

  function sceneName(to: string | undefined): string {
    if (to === undefined) return say('chat.to.below')
    return script.scenes.find(({ key }) => key === to)?.name ?? to
  }

  function wordsOf(of: ChatStep): string {
    if ('text' in of) return textIn(of.text, language)
    if (of.kind === 'jump') return sceneName(of.to)
    if (of.kind === 'check') return ''
    const shown = script.presentations.find(({ key }) => key === of.presentation)
    return shown ? textIn(shown.title, language) : of.presentation
  }

  function branchesOf(of: ChatStep): { label: string; to: string | undefined }[] {
    if (of.kind === 'ask' && of.answer === 'choice')
      return (of.choices ?? []).map(({ label, to }) => ({ label: textIn(label, language), to }))
    if (of.kind !== 'check') return []
    const cases = of.cases.map(({ when, to }) => ({ label: conditionInWords(when), to }))
    return [...cases, { label: say('chat.otherwise'), to: undefined }]
  }

  function conditionInWords(when: string): string {
    const simple = readSimple(when)
    const asked = simple && asksOf(script).find(({ key }) => key === simple.question)
    if (!simple || !asked) return when
    const choice = asked.choices?.find(({ key }) => key === simple.value)
    const yesNo = asked.answer === 'yes_no' ? say(simple.value === 'true' ? 'chat.yes' : 'chat.no') : null
    const value = choice ? textIn(choice.label, language) : (yesNo ?? simple.value)
    return say('chat.condition', {
      question: textIn(asked.text, language),
      operator: { '==': 'is', '!=': 'is_not', '>=': 'at_least', '<=': 'at_most', '>': 'more', '<': 'less' }[
        simple.operator
      ],
      value,
    })
  }
}
