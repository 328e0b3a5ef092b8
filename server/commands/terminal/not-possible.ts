/** An expected "no" of the command line itself: its message is one sentence, shown as it is; exit code 1. */
export class NotPossible extends Error {
  override name = 'NotPossible'
}
