import { expect, test } from 'vitest'
import { foldText, searchWords } from '../src/text.ts'

const SAME: readonly (readonly [one: string, other: string])[] = [
  ['أربيل', 'اربيل'],
  ['إيران', 'ايران'],
  ['آمال', 'امال'],
  ['ٱلعراق', 'العراق'],
  ['الموصل', 'المُوصِل'],
  ['كركوك', 'کرکوک'],
  ['ديالى', 'ديالي'],
  ['محافظة', 'محافظه'],
  ['العـــراق', 'العراق'],
  ['سلێمانی', 'سليماني'],
  ['٢٠٢٤', '2024'],
  ['Café', 'CAFE'],
  ['Türkiye', 'turkiye'],
  ['al-Hol', 'Al Hol'],
  ['Jad’ah', "jad'ah"],
  ['İstanbul', 'istanbul'],
]

test.each(SAME)('%s and %s fold to one form', (one, other) => {
  expect(foldText(one)).toBe(foldText(other))
})

test('different words stay different', () => {
  expect(foldText('كركوك')).not.toBe(foldText('كربلاء'))
  expect(foldText('Mosul')).not.toBe(foldText('Mosel'))
})

test('a question is its words, whatever stands between them', () => {
  expect(searchWords('  al-Hol, “Jeddah 1” ')).toEqual(['al', 'hol', 'jeddah', '1'])
  expect(searchWords('—')).toEqual([])
})

test('folding twice changes nothing', () => {
  for (const [one] of SAME) expect(foldText(foldText(one))).toBe(foldText(one))
})
