/**
 * Whether a text stands where nothing was said: what a form shows before one chooses, what a spreadsheet shows for an
 * error, what people type when they do not know. In the four languages of the CRM.
 */
export function isPlaceholder(text: string): boolean {
  // What is longer is no placeholder, and many cells are asked.
  return text.length <= 24 && placeholders.has(bare(text))
}

const placeholders = new Set([
  ...['', 'select', 'please select', 'select one', 'choose', 'please choose', 'choose one'],
  ...[
    'na',
    'n/a',
    'n.a',
    '#n/a',
    'n / a',
    'nan',
    'null',
    '#null!',
    'nil',
    'none',
    'undefined',
    '#value!',
    '#ref!',
  ],
  ...['unknown', 'not known', 'not specified', 'not provided', 'not available', 'not applicable', 'not set'],
  ...['blank', '(blank)', '(empty)', 'empty', 'missing', 'tbd', 'not given'],
  ...['wybierz', 'brak', 'brak danych', 'nieznany', 'nieznana', 'nieznane', 'nie podano', 'nie dotyczy'],
  ...['velg', 'ukjent', 'ingen', 'ikke oppgitt', 'ikke valgt', 'mangler'],
  ...['انتخاب کنید', 'انتخاب', 'نامشخص', 'ندارد', 'هیچ', 'هیچ‌کدام'],
])

/** Lower case, without the dashes, dots and brackets around it: `-- Select --`, `Select…`, `<none>`. */
function bare(text: string): string {
  const lower = text.trim().toLowerCase()
  return placeholders.has(lower) ? lower : lower.replace(/^[-–—_.…<>[\]*?\s]+|[-–—_.…:<>[\]*?\s]+$/gu, '')
}
