import { addWithRights } from '../company.ts'
import { openHouse } from '../house.ts'

/** Kari, who administers, and two who sell: Ola, and Nina, who sees and edits only customers of her own. */
export async function playSellers() {
  const house = await openHouse(['kari', 'ola'])
  const nina = await addWithRights(house.server.db, house.cast.kari, 'Nina Vik', {
    'customers.see': 'own',
    'customers.edit': 'own',
  })
  return { ...house, nina: await house.server.client(nina) }
}
