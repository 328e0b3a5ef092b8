export type DataFolderErrorCode =
  | 'data_folder_in_use'
  | 'data_folder_unreadable'
  | 'data_folder_damaged'
  | 'data_folder_newer_version'
  | 'data_folder_older_version'
  | 'disk_full'
  | 'socket_folder_taken'
  | 'postgres_missing'
  | 'postgres_unusable'

/**
 * The embedded database cannot be had, for a reason a person can act on. The message is written to be shown
 * as it is: what is wrong, then what to do.
 */
export class DataFolderError extends Error {
  readonly code: DataFolderErrorCode

  constructor(code: DataFolderErrorCode, message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'DataFolderError'
    this.code = code
  }
}
