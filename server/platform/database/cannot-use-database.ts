/** The database cannot be used, for a reason a person can act on: the message is shown as it is. */
export class CannotUseDatabase extends Error {
  override name = 'CannotUseDatabase'
}
