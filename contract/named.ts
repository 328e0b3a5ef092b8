import { z } from 'zod'

/** Another record as it is shown in passing: who it is, and where a link leads. */
export const Named = <Id extends z.ZodType>(id: Id) => z.object({ id, name: z.string() })

/** May I do it? If not, the code of the refusal I would get: the reason a button shows. */
export const May = z.union([z.literal(true), z.string()])
export type May = z.infer<typeof May>
