import { z } from 'zod'
import { Instant } from '../days.ts'
import { OwnFieldName } from '../fields.ts'
import { MemberId, TaskId } from '../ids.ts'
import { Text } from '../text.ts'
import { Key, RequirableField } from './process-document.ts'

/**
 * One thing that is missing before a deal may leave its stage forward: a mandatory task undone, a field empty, an exit
 * criterion not true. The gate always answers with all of them, so that nobody meets the second after mending the first.
 */
export const Unmet = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('task'),
    taskId: TaskId,
    /** Null for a mandatory task somebody added by hand. */
    templateKey: Key.nullable(),
    name: Text,
    /** The process role it waits for. Null: the deal's owner. */
    role: Key.nullable(),
    /** Null while it lies in the role's queue. */
    assigneeId: MemberId.nullable(),
    dueAt: Instant.nullable(),
  }),
  z.object({ kind: z.literal('field'), field: RequirableField }),
  /** A field of the company's own, with its name as the process knows it. */
  z.object({ kind: z.literal('own_field'), field: OwnFieldName, name: Text }),
  z.object({ kind: z.literal('criterion'), key: Key, name: Text }),
])
export type Unmet = z.infer<typeof Unmet>
