import type { Encoded, Feature } from '../features/feature.ts'
import { type Random, shuffle } from '../seeded.ts'
import { type Growth, growTree } from './grow-tree.ts'
import { addTree, type Tree } from './tree.ts'

/** Trees whose values add up, each grown on what those before left open. */
export interface BoostedModel {
  /** Log odds of the training rows' share, before any tree. */
  base: number
  trees: Tree[]
}

export interface Boosting extends Growth {
  /** Share of the rows each tree sees, drawn anew: trees that err differently err less together (Friedman 2002). */
  rowShare: number
  /** Share of the features each tree may ask for. */
  featureShare: number
}

/** A model in the making: call `grow` once for every tree. */
export interface Booster {
  model: BoostedModel
  grow(): Tree
}

export function boost(
  features: readonly Feature[],
  encoded: Encoded,
  outcomes: Uint8Array,
  boosting: Boosting,
  random: Random,
): Booster {
  const { rows, bins } = encoded
  const good = outcomes.reduce((sum, outcome) => sum + outcome, 0)
  const model: BoostedModel = { base: Math.log((good + 0.5) / (rows - good + 0.5)), trees: [] }
  const sums = new Float64Array(rows).fill(model.base)
  const ground = { features, bins, slopes: new Float64Array(rows), curvatures: new Float64Array(rows) }
  return {
    model,
    grow() {
      for (let row = 0; row < rows; row++) {
        const probability = 1 / (1 + Math.exp(-(sums[row] as number)))
        ground.slopes[row] = probability - (outcomes[row] as number)
        ground.curvatures[row] = probability * (1 - probability)
      }
      const tree = growTree(ground, drawRows(rows, boosting.rowShare, random), drawFeatures(), boosting)
      addTree(tree, encoded, sums)
      model.trees.push(tree)
      return tree
    },
  }

  function drawFeatures(): number[] {
    const all = shuffle(
      features.map((_, at) => at),
      random,
    )
    return all.slice(0, Math.max(1, Math.ceil(boosting.featureShare * all.length))).sort((a, b) => a - b)
  }
}

export function boostedLogOdds({ base, trees }: BoostedModel, encoded: Encoded): Float64Array {
  const sums = new Float64Array(encoded.rows).fill(base)
  for (const tree of trees) addTree(tree, encoded, sums)
  return sums
}

function drawRows(rows: number, share: number, random: Random): Int32Array {
  const drawn = new Int32Array(rows)
  let count = 0
  for (let row = 0; row < rows; row++) if (random() < share) drawn[count++] = row
  return drawn.subarray(0, count)
}
