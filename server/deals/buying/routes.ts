import * as contract from '../../../contract/deals/buying.ts'
import { type Binding, bind } from '../../platform/http/bind.ts'
import { showDeal } from '../show-deal.ts'
import { moveBuyer } from './move-buyer.ts'

export const buyingRoutes: Binding[] = [
  bind(contract.moveBuyer, async ({ tx, params, body, ifMatch, actor }) => {
    await moveBuyer(tx, { ...params, ...body, ifMatch }, actor)
    return showDeal(tx, params, actor)
  }),
]
