import type { UserId } from '../../../contract/ids.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { newId } from '../../platform/ids.ts'
import { Refusal } from '../../platform/refusal.ts'
import { tables } from '../table.ts'
import { hashPassword, verifyPassword } from './passwords/password.ts'
import { refuseWeakPassword } from './passwords/password-strength.ts'
import { setPassword, userByEmail } from './users.ts'

export interface NewUser {
  name: string
  email: string
  password: string
}

/**
 * The user of an address: a new one with this password, or the one there is, if the password is his.
 * @throws Refusal `weak_password`, `wrong_credentials`
 */
export async function addUser(tx: Tx, { name, email, password }: NewUser): Promise<UserId> {
  const known = await userByEmail(tx, email)
  if (known) {
    if (!(await verifyPassword(known.password, password))) throw new Refusal('wrong_credentials')
    return known.id
  }
  refuseWeakPassword(password, { name, email })
  const id = newId<UserId>()
  await tables(tx).insertInto('users').values({ id, name, email }).execute()
  await setPassword(tx, id, await hashPassword(password))
  return id
}
