import { expect, test } from 'vitest'
import { datasetAddress, datasetOfAddress } from '../../src/atlas/dataset-address.ts'

test.each([
  ['', 'atlas'],
  ['?dataset=ucdp-ged', 'ucdp-ged'],
  ['?type=flow&dataset=iom2', 'iom2'],
  ['?dataset=../secret', 'atlas'],
  ['?dataset=A', 'atlas'],
  ['?dataset=a--b', 'atlas'],
  ['?dataset=', 'atlas'],
  [`?dataset=${'a'.repeat(81)}`, 'atlas'],
])('%s is about %s', (search, expected) => {
  expect(datasetOfAddress(search)).toBe(expected)
})

test('an address of a dataset has nothing of the question before', () => {
  expect(datasetAddress('ucdp', 'ar')).toBe('?dataset=ucdp&lang=ar')
  expect(datasetAddress('atlas', 'en')).toBe('?lang=en')
})
