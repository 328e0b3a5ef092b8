import { z } from 'zod'
import { Text } from './text.ts'

/**
 * What is wrong, and where: `stages.2.tasks.0.role`. `code` chooses the sentence in the reader's language, `details`
 * are its words (names of stages, tasks, roles, facts); `message` is the same in plain English.
 */
export const DocumentFault = z.object({
  path: z.string(),
  code: z.string(),
  message: z.string(),
  details: z.record(z.string(), z.union([z.string(), z.number(), Text, z.array(Text)])).optional(),
})
export type DocumentFault = z.infer<typeof DocumentFault>
