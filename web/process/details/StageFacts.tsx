import type { ProcessDocument, Stage } from '../../../contract/process/process-document.ts'
import { textIn } from '../../../contract/text.ts'
import { useSay } from '../../platform/i18n.tsx'
import { formatPercent } from '../../platform/reader/numbers.ts'
import { useReader } from '../../platform/reader/reader.ts'
import { goesBackFreely } from '../map/bypasses.ts'
import { RoleTab } from '../map/RoleTab.tsx'
import styles from './StageFacts.module.css'
import { useSpanWords } from './span-words.ts'

/** Figures of a stage, and where a deal may go from it. */
export function StageFacts({ document, place }: { document: ProcessDocument; place: number }) {
  const say = useSay()
  const reader = useReader()
  const spanWords = useSpanWords()
  const stage = document.stages[place] as Stage
  const buying = document.buyingStages.find(({ key }) => key === stage.buyingStage)
  const comma = say('process.comma')
  const names = (keys: readonly string[]) =>
    document.stages
      .filter(({ key }) => keys.includes(key))
      .map(({ name }) => textIn(name, reader.language))
      .join(comma)
  const next = document.stages[place + 1]
  return (
    <dl className={styles.facts}>
      <dt>{say('process.stage.responsible')}</dt>
      <dd>
        <RoleTab role={stage.role} roles={document.roles} />
      </dd>
      <dt>{say('process.stage.probability')}</dt>
      <dd>{formatPercent(stage.winProbability / 100, reader)}</dd>
      {stage.expectedDuration && (
        <>
          <dt>{say('process.stage.expected')}</dt>
          <dd>{spanWords(stage.expectedDuration)}</dd>
        </>
      )}
      {stage.deadline && (
        <>
          <dt>{say('process.stage.deadline')}</dt>
          <dd>
            {spanWords(stage.deadline.breach)}
            {stage.deadline.warn && (
              <span className="quiet">
                {comma}
                {say('process.stage.warns', { span: spanWords(stage.deadline.warn) })}
              </span>
            )}
          </dd>
        </>
      )}
      {buying && (
        <>
          <dt>{say('process.stage.buyer')}</dt>
          <dd>{textIn(buying.name, reader.language)}</dd>
        </>
      )}
      <dt>{say('process.moves.on')}</dt>
      <dd>{next ? names([next.key, ...stage.maySkipTo]) : say('process.moves.end')}</dd>
      {(stage.mayWin || !next) && (
        <>
          <dt>{say('process.moves.win')}</dt>
          <dd className={styles.win}>{say('process.moves.win.here')}</dd>
        </>
      )}
      {place > 0 && (
        <>
          <dt>{say('process.moves.back')}</dt>
          <dd>
            {goesBackFreely(stage, place)
              ? say('process.moves.back.anywhere')
              : names(stage.mayGoBackTo ?? []) || say('process.moves.back.nowhere')}
          </dd>
        </>
      )}
    </dl>
  )
}
