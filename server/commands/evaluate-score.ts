import { resolve } from 'node:path'
import { evaluate, holdOut, leastOfRarer, rarerOf } from '../scoring/model/measuring/evaluate.ts'
import type { Command } from './command.ts'
import { evaluationInWords, fileInWords } from './score/in-words.ts'
import { printable } from './score/printable.ts'
import { readLabelledFile } from './score/read-labelled-file.ts'
import { NotPossible } from './terminal/not-possible.ts'

export const evaluateScore: Command = {
  name: 'score evaluate',
  about:
    'Learns a lead score from three rows of four of a CSV or XLSX file and tells how well it foresees the outcome of the\n' +
    'others, which it never saw: AUC, calibration, and the strongest factors. Touches neither the database nor the file.\n' +
    'The target says yes or no, 1 or 0, true or false, won or lost; rows in which it says nothing are left out. The same\n' +
    'file and seed give the same figures.',
  arguments: [{ name: 'FILE', about: 'a .csv or .xlsx file; its first row names the columns' }],
  options: {
    target: { value: 'COLUMN', about: 'the column that tells what became of the lead', required: true },
    ignore: {
      value: 'A,B,…',
      about: 'columns not to learn from, such as those filled in when the outcome is known',
    },
    seed: { value: 'N', about: 'any whole number; 1 unless said. Another holds out other rows' },
  },
  example: 'stagecraft score evaluate leads.csv --target Converted --ignore "Lead score,Closed on" --seed 7',

  async run(given, terminal) {
    const seed = given.wholeNumber('seed', { least: 0, most: Number.MAX_SAFE_INTEGER }) ?? 1
    const file = await readLabelledFile(resolve(given.argument('FILE')), {
      target: given.text('target') as string,
      ignore: given.text('ignore') ?? '',
    })
    const answer = (lines: readonly string[]) => lines.forEach((line) => terminal.answer(printable(line)))
    answer(fileInWords(file))
    const { history } = file
    const rarer = rarerOf(history.outcomes)
    if (rarer < leastOfRarer)
      throw new NotPossible(
        `${rarer} rows of the rarer outcome are too few to learn from and to measure by; ${leastOfRarer} are needed.`,
      )
    const evaluation = evaluate(holdOut(history, seed), seed)
    if (evaluation.model.features.length === 0)
      throw new NotPossible(
        'No column is left that could tell anything: all are blank, alike or numbers of rows.',
      )
    answer(evaluationInWords(evaluation, file.ignored))
  },
}
