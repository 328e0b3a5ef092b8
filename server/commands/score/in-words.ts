import type { LeftOutReason } from '../../scoring/model/features/choose-features.ts'
import type { Evaluation } from '../../scoring/model/measuring/evaluate.ts'
import { directionOf, type Factor, type Piece } from '../../scoring/model/measuring/factors.ts'
import type { LabelledFile } from './read-labelled-file.ts'

/** What was read and what was left out, line by line. */
export function fileInWords({ rows, target, outcomes, history, repeated }: LabelledFile): string[] {
  const good = history.outcomes.reduce((sum, outcome) => sum + outcome, 0)
  const { words, blank, open } = outcomes
  return [
    `${count(rows)} rows read; ${count(history.table.rows)} with an outcome in "${target}": ` +
      `${count(good)} ${quoted(words.yes)} (${perCent(good / history.table.rows)}), ` +
      `${count(history.table.rows - good)} ${quoted(words.no)}`,
    ...(blank > 0 ? [`  left out: ${count(blank)} without an outcome`] : []),
    ...[...open].map(([text, times]) => `  left out: ${count(times)} still "${text.slice(0, 60)}"`),
    ...(repeated > 0
      ? [`  ${count(repeated)} repeat an earlier row in every cell; up to five alike stand on the same side`]
      : []),
  ]
}

const reasons: Record<LeftOutReason, string> = {
  empty: 'says nothing in the training rows',
  same_everywhere: 'says the same in nearly every row',
  identifies_rows: 'is another in nearly every row: a number or a name, no property',
  too_many_values: 'has too many different values',
}

/** What was found out, line by line. */
export function evaluationInWords(evaluation: Evaluation, ignored: readonly string[]): string[] {
  const { model, leftOut, trained, heldOut } = evaluation
  const { learnedFrom, mix } = model
  const used = [...new Set(model.features.map(({ column }) => column))]
  return [
    `columns used: ${used.length} (${used.join(', ')})`,
    `columns left out: ${leftOut.length + ignored.length}`,
    ...ignored.map((column) => `  ${column}: ignored, as asked`),
    ...leftOut.map(({ column, reason }) => `  ${column}: ${reasons[reason]}`),
    ...tooGood(evaluation),
    '',
    `Learned from ${count(trained.rows)} rows; ${count(heldOut.rows)} others (${count(heldOut.good)} of them good), ` +
      `chosen by seed ${learnedFrom.seed}, were held out and are what is measured:`,
    '',
    `AUC ${evaluation.area.toFixed(3)}`,
    `  95 % interval ${evaluation.areaInterval.low.toFixed(3)} to ${evaluation.areaInterval.high.toFixed(3)}; ` +
      '0.5 is guessing, 1 is knowing',
    ...(evaluation.areaInterval.low > 0.5
      ? []
      : ['  That may be chance: these columns do not show what becomes of a lead.']),
    `  model: ${modelInWords(mix, learnedFrom.depth, model.trees.trees.length)}`,
    `  in cross-validation on the training rows: logistic regression ${learnedFrom.crossValidated.logistic.toFixed(3)}, ` +
      `boosted trees ${learnedFrom.crossValidated.trees.toFixed(3)}, chosen ${learnedFrom.crossValidated.chosen.toFixed(3)}`,
    `Brier score ${evaluation.brier.toFixed(4)} (${evaluation.brierOfShare.toFixed(4)} if all were scored alike)`,
    `Calibration error ${evaluation.calibrationError.toFixed(4)}`,
    ...calibrationTable(evaluation),
    '',
    'Strongest factors, by their share in what moves scores apart:',
    ...evaluation.factors.slice(0, 10).flatMap(factorInWords),
  ]
}

/** Above this by itself, a column is suspected to be filled in afterwards. */
const suspicious = 0.9

function tooGood({ alone }: Evaluation): string[] {
  return alone
    .filter(({ area }) => area >= suspicious)
    .map(
      ({ column, area }) =>
        `Look at "${column}": by itself it tells the outcome with an AUC of ${area.toFixed(3)}. ` +
        'If it is filled in when the outcome is known, leave it out with --ignore.',
    )
}

function modelInWords(mix: number, depth: number, trees: number): string {
  if (mix === 1 && trees === 0) return 'none was better than scoring all alike'
  const forest = `${trees} boosted ${depth === 1 ? 'stumps' : `trees of depth ${depth}`}`
  if (mix === 0) return 'logistic regression'
  return mix === 1 ? forest : `${perCent(mix)} ${forest}, ${perCent(1 - mix)} logistic regression`
}

function calibrationTable({ calibration }: Evaluation): string[] {
  return [
    '  predicted  observed   rows',
    ...calibration.map(
      ({ predicted, observed, rows }) =>
        `  ${perCent(predicted).padStart(9)}  ${perCent(observed).padStart(8)}  ${count(rows).padStart(5)}`,
    ),
  ]
}

function factorInWords(factor: Factor): string[] {
  const { feature, share } = factor
  const name =
    feature.kind === 'choice' && feature.isWeekday ? `weekday of ${feature.column}` : feature.column
  const direction = { up: ': the more, the higher', down: ': the more, the lower' }
  const way = feature.kind === 'number' ? directionOf(factor) : null
  return [
    `  ${perCent(share).padStart(6)}  ${name}${way ? direction[way] : ''}`,
    ...sideInWords('raises', factor.pieces.filter(({ adds }) => adds > 0.05).reverse(), factor),
    ...sideInWords(
      'lowers',
      factor.pieces.filter(({ adds }) => adds < -0.05),
      factor,
    ),
  ]
}

function sideInWords(verb: string, pieces: readonly Piece[], { feature }: Factor): string[] {
  if (pieces.length === 0) return []
  const isDay = feature.kind === 'number' && feature.isDay
  const said = pieces.slice(0, 3).map((piece) => `${valueInWords(piece, isDay)} (${signed(piece.adds)})`)
  return [`          ${verb}: ${said.join(', ')}`]
}

function valueInWords({ value }: Piece, isDay: boolean): string {
  if (value.is === 'missing') return 'nothing said'
  if (value.is === 'other') return 'anything rare'
  if (value.is === 'level') return `"${value.level.slice(0, 60)}"`
  const { from, to } = value
  const shown = (edge: number) => (isDay ? dayOf(edge) : rounded(edge))
  if (from === Number.NEGATIVE_INFINITY) return `under ${shown(to)}`
  return to === Number.POSITIVE_INFINITY ? `${shown(from)} and more` : `${shown(from)} to ${shown(to)}`
}

const quoted = (texts: readonly string[]) => texts.map((text) => `"${text}"`).join(' or ')
const dayOf = (day: number) => new Date(Math.ceil(day) * 86_400_000).toISOString().slice(0, 10)
const rounded = (number: number) => number.toLocaleString('en', { maximumSignificantDigits: 4 })
const signed = (adds: number) => `${adds > 0 ? '+' : '−'}${Math.abs(adds).toFixed(2)}`
const count = (number: number) => number.toLocaleString('en')
const perCent = (share: number) => `${(share * 100).toFixed(1)} %`
