import { z } from 'zod'

/**
 * Lists are read by keyset: `cursor` is where the last page ended. Numbers in a URL arrive as text.
 * There is no offset: a page costs the same wherever it lies.
 */
export const PageQuery = {
  cursor: z.string().max(400).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
}

export const Page = <Row extends z.ZodType>(row: Row) =>
  z.object({
    rows: z.array(row),
    /** Absent when this is the last page. */
    next: z.string().nullable(),
  })
