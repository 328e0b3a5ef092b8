import { z } from 'zod'
import { CompanyId, PersonId, TagId } from '../ids.ts'
import { May } from '../named.ts'
import { route } from '../route.ts'
import { Line } from '../text.ts'

/**
 * Tag  a word the company sorts its customers by: "fair 2026", "solar", "do not call in June". Whoever may edit a customer
 *      puts one on it, a new one by typing it; it is renamed, joined with another or deleted by who manages the workspace.
 */
export const tagColours = ['grey', 'blue', 'teal', 'green', 'amber', 'red', 'pink', 'violet'] as const
export const TagColour = z.enum(tagColours)
export type TagColour = z.infer<typeof TagColour>

export const mostTagsOnRecord = 30
export const mostTags = 1_000

export const Tag = z.object({ id: TagId, name: z.string(), colour: z.string() })
export type Tag = z.infer<typeof Tag>

/** For a list whose tags are looked at: a page brings them only where it is asked to. */
export const TagsAsked = { with: z.enum(['tags']).optional() }
export const TagsInList = {
  /** By name; only where `with=tags` asks for them. Of a deal or lead those of its customer, as far as the reader sees him. */
  tags: z.array(Tag).optional(),
}

const TagName = Line(60)

export const TagInList = Tag.extend({
  /** How many of those one may see have it. */
  companies: z.int(),
  people: z.int(),
  version: z.int(),
})
export type TagInList = z.infer<typeof TagInList>

export const listTags = route({
  method: 'GET',
  path: '/tags',
  summary: 'The tags of companies and people, by name.',
  needs: 'customers.see',
  returns: z.object({ rows: z.array(TagInList), can: z.object({ edit: May }) }),
})

/** By name, however it is written; it is made where there is none. */
const named = z.strictObject({ name: TagName })

const refusals = ['not_found', 'too_large', 'malformed'] as const

export const tagCompany = route({
  method: 'POST',
  path: '/companies/{id}/tags',
  summary: 'Put a tag on a company, a new one where there is none of that name.',
  needs: 'customers.edit',
  params: z.object({ id: CompanyId }),
  body: named,
  returns: Tag,
  status: 201,
  refusals,
})

export const untagCompany = route({
  method: 'DELETE',
  path: '/companies/{id}/tags/{tagId}',
  summary: 'Take a tag off a company.',
  needs: 'customers.edit',
  params: z.object({ id: CompanyId, tagId: TagId }),
  returns: z.undefined(),
  status: 204,
  refusals: ['not_found'],
})

export const tagPerson = route({
  method: 'POST',
  path: '/people/{id}/tags',
  summary: 'Put a tag on a person, a new one where there is none of that name.',
  needs: 'customers.edit',
  params: z.object({ id: PersonId }),
  body: named,
  returns: Tag,
  status: 201,
  refusals,
})

export const untagPerson = route({
  method: 'DELETE',
  path: '/people/{id}/tags/{tagId}',
  summary: 'Take a tag off a person.',
  needs: 'customers.edit',
  params: z.object({ id: PersonId, tagId: TagId }),
  returns: z.undefined(),
  status: 204,
  refusals: ['not_found'],
})

const params = z.object({ id: TagId })

export const editTag = route({
  method: 'PATCH',
  path: '/tags/{id}',
  summary: 'Rename a tag or give it another colour.',
  needs: 'workspace.manage',
  params,
  body: z.strictObject({ name: TagName, colour: TagColour }).partial(),
  returns: Tag.extend({ version: z.int() }),
  ifMatch: true,
  refusals: ['not_found', 'changed_meanwhile', 'already_exists'],
})
export type EditTag = z.output<typeof editTag.body>

export const mergeTags = route({
  method: 'POST',
  path: '/tags/{id}/merge',
  summary:
    'Join a tag with another: whoever had it has the other one, and filters that named it name the other.',
  needs: 'workspace.manage',
  params,
  body: z.strictObject({ into: TagId }),
  returns: Tag,
  refusals: ['not_found', 'malformed'],
})

export const deleteTag = route({
  method: 'PUT',
  path: '/tags/{id}/deletion',
  summary: 'Delete a tag: no record shows it any more.',
  needs: 'workspace.manage',
  params,
  body: z.strictObject({}).optional(),
  returns: z.undefined(),
  status: 204,
  refusals: ['not_found'],
})

export const bringBackTag = route({
  method: 'DELETE',
  path: '/tags/{id}/deletion',
  summary: 'Bring a deleted tag back, with the customers that had it.',
  needs: 'workspace.manage',
  params,
  returns: z.undefined(),
  status: 204,
  refusals: ['not_found', 'already_exists'],
})
