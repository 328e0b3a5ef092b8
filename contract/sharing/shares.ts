import { z } from 'zod'
import { Instant } from '../days.ts'
import { CompanyId, MemberId, PersonId, ShareId, TeamId } from '../ids.ts'
import { May, Named } from '../named.ts'
import { route } from '../route.ts'

/**
 * Share    a company or person that a colleague or a team may see, or see and work, although their rights do not reach
 *          it. A company comes with its people and deals, a person with the deals he has part in. A share gives no right
 *          that a role has not.
 * Access   who sees a customer, and why.
 */
export const CustomerId = z.union([CompanyId, PersonId])
export type CustomerId = z.infer<typeof CustomerId>

export const Share = z.object({
  id: ShareId,
  with: z.union([
    z.object({ member: Named(MemberId), team: z.null() }),
    z.object({ member: z.null(), team: Named(TeamId) }),
  ]),
  works: z.boolean(),
  by: Named(MemberId).nullable(),
  at: Instant,
  /** The company of the person, where it is the company that is shared; there it is stopped too. */
  through: Named(CompanyId).nullable(),
})
export type Share = z.infer<typeof Share>

export const seesBecause = ['owner', 'deputy', 'team', 'all'] as const

export const CustomerAccess = z.object({
  shares: z.array(Share),
  /** Who sees it without any share: whose it is, his deputy, who sees his team's, who sees everybody's. */
  seers: z.array(z.object({ member: Named(MemberId), why: z.enum(seesBecause), works: z.boolean() })),
  can: z.object({ share: May }),
})
export type CustomerAccess = z.infer<typeof CustomerAccess>

const params = z.object({ id: CustomerId })

export const showCustomerAccess = route({
  method: 'GET',
  path: '/customers/{id}/access',
  summary: 'Who sees a company or person, and why.',
  needs: 'customers.see',
  params,
  returns: CustomerAccess,
  refusals: ['not_found'],
})

export const shareCustomer = route({
  method: 'POST',
  path: '/customers/{id}/shares',
  summary:
    'Share a company or person, with its deals, with a colleague or a team. Shared already, it changes whether they may work it.',
  needs: 'customers.edit',
  params,
  body: z.strictObject({
    with: z.union([z.strictObject({ memberId: MemberId }), z.strictObject({ teamId: TeamId })]),
    /** Whether they may work it, not just see it. */
    works: z.boolean(),
  }),
  returns: CustomerAccess,
  status: 201,
  refusals: ['not_found', 'not_allowed', 'malformed'],
})
export type ShareCustomer = z.output<typeof shareCustomer.body>

export const stopSharing = route({
  method: 'DELETE',
  path: '/customers/{id}/shares/{shareId}',
  summary: 'Share it no longer.',
  needs: 'customers.edit',
  params: params.extend({ shareId: ShareId }),
  returns: CustomerAccess,
  refusals: ['not_found', 'not_allowed'],
})
