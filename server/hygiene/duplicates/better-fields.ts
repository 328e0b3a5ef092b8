import {
  type DuplicateEntity,
  type MergeField,
  mergeFields,
  type Side,
} from '../../../contract/hygiene/duplicates.ts'

/** How much hangs on a record: what is being sold to it weighs most, then what was said, then what is known. */
export function richness({ deals, activities, people, fields }: Side): number {
  const known = Object.values(fields).filter((value) => value !== null).length
  return 1_000 * Math.min(deals, 50) + 50 * Math.min(activities, 50) + 50 * Math.min(people, 50) + known
}

/** The fields that are better on the record that would go: the kept one has nothing there, or a poorer spelling. */
export function betterFields(entity: DuplicateEntity, keep: Side, other: Side): MergeField[] {
  return mergeFields[entity].filter((field) => {
    const [here, there] = [keep.fields[field] ?? null, other.fields[field] ?? null]
    if (there === null) return false
    if (here === null) return true
    return better[field]?.(here, there) ?? false
  })
}

const better: Partial<Record<MergeField, (here: string, there: string) => boolean>> = {
  // Kowalski, Jan is how a list sorts him; Łódź is how the city is called; JAN is how nobody writes.
  name: (here, there) => spelling(there) > spelling(here),
  city: (here, there) => spelling(there) > spelling(here),
  phone: (here, there) => !here.trim().startsWith('+') && there.trim().startsWith('+'),
}

function spelling(text: string): number {
  const shouted = text === text.toUpperCase() && text !== text.toLowerCase()
  const whispered = text === text.toLowerCase() && text !== text.toUpperCase()
  const accents = text.normalize('NFD').length > text.length || /[łøæœß]/i.test(text)
  return (shouted || whispered ? 0 : 2) + (text.includes(',') ? 0 : 1) + (accents ? 1 : 0)
}
