import type { Entry } from '../story/timeline.ts'

/** Answers to one question as close together as this are one answer being written. */
const settlingMs = 10 * 60_000

/** Entries, newest first, without answers that the same person wrote anew within ten minutes. */
export function settledAnswers(entries: readonly Entry[]): Entry[] {
  const newest = new Map<string, Entry>()
  return entries.filter((entry) => {
    const question = questionOf(entry)
    if (question === null) return true
    const after = newest.get(question)
    newest.set(question, entry)
    if (!after || after.by?.id !== entry.by?.id) return true
    return Date.parse(after.at) - Date.parse(entry.at) > settlingMs
  })
}

/** The one question that was answered, of which task; null for anything else. */
function questionOf({ type, data }: Entry): string | null {
  if (type !== 'questionnaire.answered' || !Array.isArray(data.changes) || data.changes.length !== 1)
    return null
  const [{ question }] = data.changes as [{ question: string }]
  return `${String(data.questionnaire)} ${question}`
}
