import { deflateRawSync } from 'node:zlib'
import { expect, test } from 'vitest'
import writeXlsxFile from 'write-excel-file/node'
import { detectDelimiter } from './detect-delimiter.ts'
import { readCell } from './read-cell.ts'
import { readTable } from './read-table.ts'
import { type TableSource, textSource } from './table-source.ts'

const bytesSource = (bytes: Uint8Array): TableSource => ({
  size: bytes.length,
  async *open() {
    // In pieces that cut through letters.
    for (let at = 0; at < bytes.length; at += 7) yield bytes.subarray(at, at + 7)
  },
  bytes: async () => Buffer.from(bytes),
})

async function read(source: TableSource | string) {
  const table = await readTable(typeof source === 'string' ? textSource(source) : source)
  const rows: string[][] = []
  for await (const batch of table.batches) rows.push(...batch)
  return { ...table, rows }
}

const refused = (source: TableSource | string) =>
  read(source).then(
    () => 'read',
    (fault) => fault.details ?? fault,
  )

test.each([
  ['utf-8', Buffer.from('\ufeffnazwa,kto\nŻółć,Ægir\n')],
  ['utf-8', Buffer.from('nazwa,kto\nŻółć,Ægir\n')],
  ['utf-16le', Buffer.from('\ufeffnazwa,kto\nŻółć,Ægir\n', 'utf16le')],
  ['utf-16be', Buffer.from('\ufeffnazwa,kto\nŻółć,Ægir\n', 'utf16le').swap16()],
  ['utf-16le', Buffer.from('nazwa,kto\nŻółć,Ægir\n', 'utf16le')],
])('reads %s', async (encoding, bytes) => {
  expect(await read(bytesSource(bytes))).toMatchObject({
    encoding,
    columns: ['nazwa', 'kto'],
    rows: [['Żółć', 'Ægir']],
  })
})

/** Bytes of a text in a one-byte encoding, found by asking the decoder. */
function inEncoding(text: string, encoding: string): Buffer {
  const decoder = new TextDecoder(encoding)
  const table = new Map(Array.from({ length: 256 }, (_, byte) => [decoder.decode(Uint8Array.of(byte)), byte]))
  return Buffer.from(Array.from(text, (letter) => table.get(letter) ?? 0x3f))
}

test.each([
  ['windows-1250', 'Świętosława Źdźbło, Łódź'],
  ['iso-8859-2', 'Świętosława Źdźbło, Łódź'],
  ['windows-1252', 'Bjørn Ærø på Åsane – «søt»'],
])('tells %s by its letters', async (encoding, text) => {
  const file = `name;n\n${'plain ascii;1\n'.repeat(500)}${text};2\n`
  const table = await read(bytesSource(inEncoding(file, encoding)))
  expect(table.encoding).toBe(encoding)
  expect(table.rows.at(-1)).toEqual([text, '2'])
})

test.each([
  ['a;b\n1,5;2,5\n', ';'],
  ['a,b\n"x;y;z",1\n', ','],
  ['a\tb\n1,2\t3\n', '\t'],
  ['a|b|c\n1|2|3\n', '|'],
  ['only\none\n', ','],
])('the delimiter of %j is %j', (head, delimiter) => {
  expect(detectDelimiter(head)).toBe(delimiter)
})

test('mixed line ends, empty lines, quotes within a cell, short and long rows are read as people mean them', async () => {
  const table = await read('sep=,\r\na,b,a\r\n1,"two\nlines",3\n\n,,\r4,5" pipe\r\n6,7,8,9,,\n')
  expect(table.columns).toEqual(['a', 'b', 'a (2)'])
  expect(table.rows).toEqual([
    ['1', 'two\nlines', '3'],
    ['4', '5" pipe', ''],
    ['6', '7', '8', '9'],
  ])
})

test('a column without a name gets one', async () => {
  expect((await read('a,,c\n1,2,3\n')).columns).toEqual(['a', 'column 2', 'c'])
})

test.each([
  ['an unclosed quote', 'a,b\n1,2\n3,"4\n5,6\n', { why: 'unclosed_quote' }],
  ['an endless record', `a,b\n1,"${'x'.repeat(1_000_100)}"\n`, { why: 'line_too_long' }],
  ['nothing', '', { why: 'empty' }],
  ['a zip that is none', 'PK not really a workbook', { why: 'bad_workbook' }],
  ['a thousand columns', `${'x,'.repeat(1_000)}\n`, { limit: 'columns' }],
])('%s is told', async (_, text, details) => {
  expect(await refused(text)).toMatchObject(details)
})

test('a workbook’s first sheet is read as text', async () => {
  const bytes = (await writeXlsxFile(
    [
      [{ value: 'Firma' }, { value: 'Dato' }, { value: 'Sum' }],
      [
        { value: 'Ærø' },
        { value: new Date(Date.UTC(2026, 1, 28)), type: Date, format: 'dd.mm.yyyy' },
        { value: 0.1 + 0.2 },
      ],
    ],
    {},
  ).toBuffer()) as Buffer
  expect(await read(bytesSource(bytes))).toMatchObject({
    format: 'xlsx',
    columns: ['Firma', 'Dato', 'Sum'],
    rows: [['Ærø', '2026-02-28', '0.3']],
  })
})

/** A zip of one part, whose directory may say other than the truth. */
function zipOf(content: Buffer, name = 'xl/workbook.xml', hiddenBytes = 0): Buffer {
  const packed = deflateRawSync(content)
  const local = Buffer.alloc(30)
  local.writeUInt32LE(0x04034b50)
  local.writeUInt16LE(8, 8)
  local.writeUInt32LE(packed.length, 18)
  local.writeUInt32LE(content.length, 22)
  local.writeUInt16LE(name.length, 26)
  const central = Buffer.alloc(46)
  central.writeUInt32LE(0x02014b50)
  central.writeUInt16LE(8, 10)
  central.writeUInt32LE(packed.length, 20)
  central.writeUInt32LE(content.length, 24)
  central.writeUInt16LE(name.length, 28)
  const body = Buffer.concat([local, Buffer.from(name), packed, Buffer.alloc(hiddenBytes)])
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50)
  end.writeUInt16LE(1, 8)
  end.writeUInt16LE(1, 10)
  end.writeUInt32LE(46 + name.length, 12)
  end.writeUInt32LE(body.length, 16)
  return Buffer.concat([body, central, Buffer.from(name), end])
}

test('a zip bomb is refused before it is unpacked into memory', async () => {
  expect(await refused(bytesSource(zipOf(Buffer.alloc(160_000_000))))).toMatchObject({ limit: 'unpacked' })
})

test('parts the directory does not name are not read', async () => {
  expect(await refused(bytesSource(zipOf(Buffer.from('x'), 'a.xml', 500)))).toMatchObject({
    why: 'bad_workbook',
  })
})

test.each([
  ['a last cell', '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>', 'workbook_too_large'],
  [
    'a row that says otherwise than its cell',
    '<row r="1048576"><c r="XFD1"><v>1</v></c></row>',
    'workbook_too_large',
  ],
  [
    'a cell by another name',
    "<x:row><x:c s='1' r = 'XFD1048576'><v>1</v></x:c></x:row>",
    'workbook_too_large',
  ],
  [
    'an address within another',
    `<row><c s=' r="A1"' r="XFD1048576"><v>1</v></c></row>`,
    'workbook_too_large',
  ],
  ['a row beyond all sheets', '<row r="4000000000"><c r="A4000000000"><v>1</v></c></row>', 'bad_workbook'],
  ['a column beyond all sheets', '<row r="1"><c r="ZZZZZZZZ1"><v>1</v></c></row>', 'bad_workbook'],
  ['an address in disguise', '<row r="1"><c r="&#88;FD1048576"><v>1</v></c></row>', 'bad_workbook'],
  ['an address without quotes', '<row r="1"><c r=XFD1048576><v>1</v></c></row>', 'bad_workbook'],
])('%s far away is no reason to fill the memory', async (_, rows, why) => {
  for (const before of [0, 16_300, 16_384, 16_390])
    expect(
      await refused(bytesSource(zipOf(Buffer.from(`${' '.repeat(before)}<sheetData>${rows}</sheetData>`)))),
    ).toEqual({ why })
})

test('the apostrophes an export puts before formulas are taken off, and no others', () => {
  const style = { dates: 'ymd', decimals: '.', times: 1, currency: 'EUR' } as const
  for (const [cell, value] of [
    [`Retail;'=cmd|'/C calc'!A0;''@x, -5,'+1`, `Retail;=cmd|'/C calc'!A0;'@x, -5,+1`],
    [`''=1`, `'=1`],
    [`O'Neil, 'quoted', d'Or`, `O'Neil, 'quoted', d'Or`],
  ] as const)
    expect(readCell(cell, { is: 'line', most: 200 }, style)).toEqual({ value })
})
