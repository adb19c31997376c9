import type { TableTally } from '@nahrain/worker'
import { expect, test } from 'vitest'
import { notesCsv, noteTotal } from '../../src/bring/notes-file.ts'
import { shownText } from '../../src/bring/shown-text.ts'

const TALLY: TableTally = {
  rows: 9,
  kept: 8,
  withoutPlace: 0,
  withoutDate: 0,
  dropped: 1,
  fileNotes: [{ record: 3, field: undefined, reason: 'got 2 cells, expected 4', dropped: true }],
  firstNotes: [
    { record: 5, field: '=cmd|x', reason: 'got "=1+1", expected a number', dropped: false },
    { record: 6, field: '@a', reason: '-1', dropped: false },
  ],
  notes: [
    { field: '=cmd|x', reason: 'got "…", expected a number', count: 2000 },
    { field: '@a', reason: '-1', count: 1 },
  ],
}

test('notes are CSV in which no cell is a formula', () => {
  expect(notesCsv(TALLY).split('\n')).toEqual([
    '\uFEFFrecord,field,reason,dropped',
    '3,"","got 2 cells, expected 4",true',
    `5,"'=cmd|x","got ""=1+1"", expected a number",false`,
    `6,"'@a","'-1",false`,
    '',
  ])
})

test('all notes are counted, also those that are not kept', () => {
  expect(noteTotal(TALLY)).toBe(2002)
})

test('long texts are cut between characters', () => {
  expect(shownText('short')).toBe('short')
  expect(shownText('a'.repeat(500))).toHaveLength(200)
  expect(shownText(`${'a'.repeat(198)}😀😀`)).toBe(`${'a'.repeat(198)}…`)
})
