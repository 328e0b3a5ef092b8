import type { Encoded } from '../features/feature.ts'

/**
 * A tree asks for one feature after the other and ends in a value that is added to the log odds. Every node has the
 * value it would have as a leaf, so that each question's share in the answer is known.
 */
export interface Tree {
  value: number
  question?: Question
}

export interface Question {
  /** Place among the model's features. */
  feature: number
  /** Bins that go to `yes`, as two numbers of 32 bits: bins 0 to 31, bins 32 to 63. */
  bins: [number, number]
  yes: Tree
  no: Tree
}

export const goesToYes = ([low, high]: readonly [number, number], bin: number): boolean =>
  ((bin < 32 ? low >>> bin : high >>> (bin - 32)) & 1) === 1

/** Adds the tree's value to each row's sum. */
export function addTree(tree: Tree, { rows, bins }: Encoded, sums: Float64Array): void {
  for (let row = 0; row < rows; row++) {
    let node = tree
    while (node.question) {
      const { feature, bins: yesBins, yes, no } = node.question
      node = goesToYes(yesBins, (bins[feature] as Uint8Array)[row] as number) ? yes : no
    }
    sums[row] = (sums[row] as number) + node.value
  }
}

/**
 * Shares the tree's answer for one row out to the features asked on its way: each gets what the value changed by its
 * question. Together with the root's value they add up to the leaf's, exactly. (Saabas, *Interpreting random forests*,
 * 2014; for trees of one question it is the Shapley value.)
 * @param binAt the row's bin of a feature
 */
export function sharePath(tree: Tree, binAt: (feature: number) => number, shares: Float64Array): void {
  let node = tree
  while (node.question) {
    const { feature, bins, yes, no } = node.question
    const next = goesToYes(bins, binAt(feature)) ? yes : no
    shares[feature] = (shares[feature] as number) + next.value - node.value
    node = next
  }
}
