import { sql } from 'kysely'
import { tagNames } from '../../customers/tags/listed-tags.ts'
import { tagsOfDeal } from '../../deals/lists/list-deals.ts'
import { tagsOfLead } from '../../leads/lists/list-leads.ts'
import type { Actor } from '../../platform/actor.ts'
import { wordIn } from '../words/choice-words.ts'
import { peopleColumn } from './beside.ts'
import { type Column, day, instant, money, number, text, word } from './column.ts'
import type { ProcessNames } from './process-names.ts'

/** Of a deal `d` with owner `o`, company `c` and product `p`. Processes and stages by their names of today's language. */
export const dealColumns = (actor: Actor, { processName, stageName }: ProcessNames): readonly Column[] => [
  number('number', sql`d.number`),
  text('title', sql`d.title`),
  word('status', sql`d.status`, wordIn('dealStatus', actor.language)),
  word('process', sql`d.process_version_id`, processName),
  word('stage', sql`d.process_version_id || ' ' || d.stage_key`, stageName),
  text('company', sql`c.name`),
  peopleColumn(actor),
  text('tags', tagNames(actor, tagsOfDeal)),
  text('product', sql`p.name`),
  ...money('amount', sql`d.amount`, sql`d.currency`),
  text('owner', sql`o.name`),
  word('source', sql`d.source`, wordIn('source', actor.language)),
  word('channel', sql`d.channel`, wordIn('channel', actor.language)),
  day('expected', sql`d.expected_close_on`),
  day('next_contact', sql`d.next_contact_on`),
  instant('entered', sql`d.entered_at`, actor.timeZone),
  instant('closed', sql`d.closed_at`, actor.timeZone),
  text('close_reason', sql`d.close_reason`),
  text('external_id', sql`d.external_id`),
  instant('created', sql`d.created_at`, actor.timeZone),
  text('stagecraft_id', sql`d.id`),
]

/** Of a lead `l` with its owner `o`. */
export const leadColumns = (actor: Actor): readonly Column[] => [
  number('number', sql`l.number`),
  text('name', sql`l.name`),
  text('company', sql`l.company_name`),
  text('tags', tagNames(actor, tagsOfLead)),
  text('job', sql`l.job_title`),
  text('email', sql`l.email`),
  text('phone', sql`l.phone`),
  text('website', sql`l.website`),
  text('city', sql`l.city`),
  text('country', sql`l.country`),
  text('language', sql`l.language`),
  text('need', sql`l.need`),
  word('status', sql`l.status`, wordIn('leadStatus', actor.language)),
  word('source', sql`l.source`, wordIn('source', actor.language)),
  word('channel', sql`l.channel`, wordIn('channel', actor.language)),
  text('campaign', sql`l.campaign`),
  word('came_by', sql`l.came_by`, wordIn('cameBy', actor.language)),
  ...money('amount', sql`l.amount`, sql`l.currency`),
  text('owner', sql`o.name`),
  number('score', sql`l.score`),
  instant('due', sql`l.first_contact_due_at`, actor.timeZone),
  instant('first_contact', sql`l.first_contact_at`, actor.timeZone),
  text('external_id', sql`l.external_id`),
  instant('created', sql`l.created_at`, actor.timeZone),
  text('stagecraft_id', sql`l.id`),
]

/** Of a product `p`. */
export const productColumns = ({ timeZone }: Actor): readonly Column[] => [
  text('name', sql`p.name`),
  text('series', sql`p.series`),
  ...money('price', sql`p.price`, sql`p.currency`),
  number('margin', sql`p.margin`),
  instant('out_of_sale', sql`p.archived_at`, timeZone),
  text('external_id', sql`p.external_id`),
  instant('created', sql`p.created_at`, timeZone),
  text('stagecraft_id', sql`p.id`),
]
