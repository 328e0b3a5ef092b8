/**
 * What may stand in a condition, as the reader of CEL names the parts of one. A condition is asked at every move of every
 * deal, so what could fail on some facts (division, an index, conversions) or take its time (patterns, loops) is not
 * among it. Published versions are never changed again: a part may be added here, never removed.
 */
export const conditionOperators: ReadonlySet<string> = new Set([
  ...['value', 'id', '.', 'list', 'call', 'rcall', '?:', '||', '&&', '!_', '-_'],
  ...['in', '==', '!=', '<', '<=', '>', '>=', '+', '-', '*'],
])

export const conditionFunctions: ReadonlySet<string> = new Set([
  'size',
  'contains',
  'startsWith',
  'endsWith',
  'lowerAscii',
])

/**
 * What CEL reads as a word of its own: a questionnaire, question or own field of this key can be kept, as some are from
 * before, but no condition can ask about it. Keys that are made of names are never one of these.
 */
export const wordsOfConditions: ReadonlySet<string> = new Set(['in', 'true', 'false', 'null'])

/** How large one may be. */
export const conditionLimits = {
  maxAstNodes: 300,
  maxDepth: 30,
  maxListElements: 200,
  maxMapEntries: 0,
  maxCallArguments: 3,
} as const
