import type { UserId } from '../../../contract/ids.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { newId } from '../../platform/ids.ts'
import { tables } from '../table.ts'

/** @param hash made by `hashPassword` */
export async function setPassword(tx: Tx, userId: UserId, hash: string): Promise<void> {
  const changed = await tables(tx)
    .updateTable('accounts')
    .set({ password: hash, updated_at: new Date().toISOString() })
    .where('user_id', '=', userId)
    .where('provider_id', '=', 'credential')
    .executeTakeFirst()
  if (changed.numUpdatedRows > 0n) return
  await tables(tx)
    .insertInto('accounts')
    .values({ id: newId(), user_id: userId, account_id: userId, provider_id: 'credential', password: hash })
    .execute()
}

/** `password` is its hash; null for a user who signs in some other way. */
export async function userByEmail(tx: Tx, email: string) {
  return users(tx).where('users.email', '=', email).executeTakeFirst()
}

export async function userById(tx: Tx, id: UserId) {
  return users(tx).where('users.id', '=', id).executeTakeFirst()
}

function users(tx: Tx) {
  return tables(tx)
    .selectFrom('users')
    .leftJoin('accounts', (on) =>
      on.onRef('accounts.user_id', '=', 'users.id').on('accounts.provider_id', '=', 'credential'),
    )
    .select(['users.id', 'users.name', 'users.email', 'accounts.password'])
}
