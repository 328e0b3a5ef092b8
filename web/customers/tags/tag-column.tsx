import type { Tag } from '../../../contract/customers/tags.ts'
import { showsColumn } from '../../segments/views/chosen-columns.ts'
import type { Column } from '../../ui/tables/DataTable.tsx'
import { TagMarks } from './TagMarks.tsx'

const key = 'tags'

/** The tags of a row, or of the customer it is about. */
export const tagColumn = (label: string): Column<{ tags?: Tag[] | undefined }> => ({
  key,
  label,
  cell: ({ tags }) => <TagMarks tags={tags} />,
  width: 'clamp(140px, 15vw, 280px)',
  onPhone: false,
})

/** What a list is asked by: for tags only where their column is shown, since each row then has to look them up. */
export const withTags = <Query extends object>(
  query: Query,
  { columns }: { columns: string | undefined },
): Query & { with?: 'tags' } => (showsColumn(columns, key) ? { ...query, with: 'tags' } : query)
