import { useState } from 'react'

/**
 * What stands in a field while somebody types. Every change is offered to `commit`; what is put there by others meanwhile
 * (an undo, a colleague) replaces it, the echo of what was committed does not, so that a space or a comma may be typed.
 *
 * `commit` answers with what it made of the text, or null when it does not take it.
 */
export function useTyped(value: string, commit: (typed: string) => string | null) {
  const [state, setState] = useState({ typed: value, seen: value, sent: value })
  if (state.seen !== value)
    setState({ typed: value === state.sent ? state.typed : value, seen: value, sent: value })
  return {
    typed: state.typed,
    type: (typed: string) => {
      const sent = commit(typed)
      setState((before) => ({ ...before, typed, sent: sent ?? before.sent }))
    },
    /** Back to what is kept, as after leaving a field with something that cannot be. */
    settle: () => setState((before) => ({ ...before, typed: before.seen })),
  }
}
