import { printJson, printText, readJson, readText } from '@nahrain/cql2'
import { expect, test } from 'vitest'
import { bare } from './support/bare.ts'
import { schemaValidator } from './support/schema.ts'
import { HAS_SHARED, NOT_HERE, sharedFiles, sharedText } from './support/shared.ts'

/** The examples of the standard: each is read, written in both encodings and read again as the same tree. */

const TEXTS = sharedFiles('text', '.txt')
const JSONS = sharedFiles('json', '.json')

test.skipIf(!HAS_SHARED)(`the examples are all here${NOT_HERE}`, () => {
  expect([TEXTS.length, JSONS.length]).toEqual([120, 109])
})

test.skipIf(!HAS_SHARED)(`every example in text comes back from both encodings${NOT_HERE}`, () => {
  const expectValid = schemaValidator(sharedText('cql2.schema.json'))
  for (const file of TEXTS) {
    const tree = readText(sharedText(`text/${file}`))
    expectValid(printJson(tree))
    expect(bare(readJson(printJson(tree))), file).toEqual(bare(tree))
    expect(bare(readText(printText(tree))), `${file}: ${printText(tree)}`).toEqual(bare(tree))
  }
})

test.skipIf(!HAS_SHARED)(`every example in JSON comes back from both encodings${NOT_HERE}`, () => {
  const expectValid = schemaValidator(sharedText('cql2.schema.json'))
  for (const file of JSONS) {
    const tree = readJson(JSON.parse(sharedText(`json/${file}`)))
    expectValid(printJson(tree))
    expect(bare(readJson(printJson(tree))), file).toEqual(bare(tree))
    expect(bare(readText(printText(tree))), `${file}: ${printText(tree)}`).toEqual(bare(tree))
  }
})

test.skipIf(!HAS_SHARED)(`the two encodings of an example are the same tree${NOT_HERE}`, () => {
  for (const file of JSONS) {
    const text = sharedText(`text/${file.replace('.json', '.txt')}`)
    expect(bare(readText(text)), file).toEqual(bare(readJson(JSON.parse(sharedText(`json/${file}`)))))
  }
})
