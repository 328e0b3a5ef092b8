import * as handovers from '../../contract/sharing/handovers.ts'
import * as shares from '../../contract/sharing/shares.ts'
import { type Binding, bind } from '../platform/http/bind.ts'
import { handOver } from './handovers/hand-over.ts'
import { previewHandover } from './handovers/preview-handover.ts'
import { undoHandover } from './handovers/undo-handover.ts'
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
  bind(handovers.previewHandover, ({ tx, body, actor }) => previewHandover(tx, body, actor)),
  bind(handovers.handOver, ({ tx, body, actor }) => handOver(tx, body, actor)),
  bind(handovers.undoHandover, ({ tx, params, actor }) => undoHandover(tx, params, actor)),
]
