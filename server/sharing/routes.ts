import * as shares from '../../contract/sharing/shares.ts'
import { type Binding, bind } from '../platform/http/bind.ts'
import { customerAccess } from './shares/customer-access.ts'
import { shareCustomer } from './shares/share-customer.ts'
import { stopSharing } from './shares/stop-sharing.ts'

/** @param forget has everybody's rights asked anew: what is shared or no longer shared takes hold at once */
export const sharingRoutes = ({ forget }: { forget: () => void }): Binding[] => [
  bind(shares.showCustomerAccess, ({ tx, params, actor }) => customerAccess(tx, params, actor)),
  bind(shares.shareCustomer, async ({ tx, params, body, actor, afterwards }) => {
    afterwards(async () => forget())
    await shareCustomer(tx, { ...params, ...body }, actor)
    return customerAccess(tx, params, actor)
  }),
  bind(shares.stopSharing, async ({ tx, params, actor, afterwards }) => {
    afterwards(async () => forget())
    await stopSharing(tx, params, actor)
    return customerAccess(tx, params, actor)
  }),
]
