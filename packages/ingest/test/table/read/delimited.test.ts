import { parseDelimitedRecord } from '@nahrain/engine'
import { openTable } from '@nahrain/ingest/table'
import { describe, expect, test } from 'vitest'
import { fileOf, numbersOf, readAll } from './table-files.ts'

const reasons = (notes: readonly { record: number; reason: string }[]) =>
  notes.map(({ record, reason }) => `${record}: ${reason}`)

describe('the header', () => {
  test('names that are empty or come again get one of their own', async () => {
    const { fields } = await readAll(fileOf('a,,a,a (2), b \n1,2,3,4,5'))
    expect(fields).toEqual(['a', 'field 2', 'a (2)', 'a (2) (2)', 'b'])
  })

  test('a row of HXL tags is no record', async () => {
    const { rows, notes } = await readAll(fileOf('place,number\n#adm1+name,#affected\nErbil,7\n'))
    expect(rows).toEqual([['Erbil', '7']])
    expect(notes).toEqual([{ record: 2, field: undefined, reason: expect.stringContaining('HXL'), dropped: true }])
  })

  test('a table of one field has no delimiter to be found', async () => {
    const { fields, rows } = await readAll(fileOf('name\nErbil\nMosul'))
    expect([fields, rows]).toEqual([['name'], [['Erbil'], ['Mosul']]])
  })

  test('decimal commas do not hide the semicolon', async () => {
    const { description, rows } = await readAll(fileOf('a;b\n1,5;2,5\n3,5;4,5\n'))
    expect(description).toBe('delimited text, ";", UTF-8')
    expect(rows[1]).toEqual(['3,5', '4,5'])
  })
})

describe('records that are not as they should be', () => {
  test('missing cells are empty, extra ones stay in the record; lines are counted, blank ones and those in quotes too', async () => {
    const { rows, records, notes } = await readAll(fileOf('a,b\n\n"x\ny",1\n2\n3,4,5\n6,7,\n'))
    expect(rows).toEqual([
      ['x\ny', '1'],
      ['2', ''],
      ['3', '4'],
      ['6', '7'],
    ])
    expect(records[2]).toBe('3,4,5')
    expect(reasons(notes)).toEqual([
      '5: got 1 cells, expected 2; the missing ones are empty',
      '6: got 3 cells, expected 2; "5" belongs to no field',
    ])
  })

  test('a quote that is never closed', async () => {
    const { rows, records, notes } = await readAll(fileOf('a,b\n1,"x\n2,y\n'))
    expect(rows).toEqual([['1', 'x\n2,y']])
    expect(reasons(notes)).toEqual([expect.stringMatching(/^2: got a quote that is never closed/)])
    expect(parseDelimitedRecord(records[0] ?? '', ',')).toEqual(['1', 'x\n2,y\n'])
  })

  test('a quote in quotes that is not doubled', async () => {
    const { rows, records, notes } = await readAll(fileOf('a,b\n"the "new" ""road""" ,2\n'))
    expect(rows).toEqual([['the "new" "road"', '2']])
    expect(reasons(notes)).toEqual([expect.stringMatching(/^2: got a single quote/)])
    expect(parseDelimitedRecord(records[0] ?? '', ',')).toEqual(['the "new" "road"', '2'])
  })
})

test.each([
  ['7', 7],
  ['-0', -0],
  ['+.5', 0.5],
  ['5.', 5],
  ['1e3', 1000],
  ['0.1', 0.1],
  ['9007199254740993', 9007199254740992],
  ['', Number.NaN],
  ['0x10', Number.NaN],
  ['Infinity', Number.NaN],
  ['1,5', Number.NaN],
  ['1 2', Number.NaN],
  ['.', Number.NaN],
  ['-', Number.NaN],
  ['1e', Number.NaN],
  ['1-2', Number.NaN],
  ['2014-01-01', Number.NaN],
])('%j as a number is %d', async (text, expected) => {
  const table = await openTable(fileOf(`a;b\n${text};x\n`), () => {})
  for await (const batch of table.batches()) expect(numbersOf(batch, 0)).toEqual([expected])
})

describe('bytes that are no UTF-8', () => {
  const latin = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0))

  test('are windows-1252', async () => {
    const { rows, notes, description } = await readAll(fileOf(latin('a,b\nM\xfcnster,\x80\n')))
    expect(rows).toEqual([['Münster', '€']])
    expect(description).toContain('windows-1252')
    expect(notes).toEqual([
      { record: 0, field: undefined, reason: expect.stringContaining('windows-1252'), dropped: false },
    ])
  })

  test('are so also when they come late', async () => {
    const { rows, notes } = await readAll(fileOf(latin(`a,b\n${'x,y\n'.repeat(100_000)}M\xfcnster,\xc3\xbc\n`)))
    expect(rows.at(-1)).toEqual(['Münster', 'Ã¼'])
    expect(notes.length).toBe(1)
  })

  test('between others that are, are flaws of a UTF-8 text', async () => {
    const { rows, notes, description } = await readAll(fileOf(latin('a,b\n\xc3\xbc,\xfc\n\xc3\xbc,z\n')))
    expect(rows).toEqual([
      ['ü', 'ü'],
      ['ü', 'z'],
    ])
    expect(description).toContain('UTF-8')
    expect(notes.length).toBe(1)
  })
})
