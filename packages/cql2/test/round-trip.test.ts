import { printJson, printText, readJson, readText } from '@nahrain/cql2'
import { propertyOptions } from '@nahrain/testkit'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { bare } from './support/bare.ts'
import { schemaValidator } from './support/schema.ts'
import { HAS_SHARED, NOT_HERE, sharedText } from './support/shared.ts'
import { trees } from './support/trees.ts'

test('every tree comes back from both encodings', () => {
  fc.assert(
    fc.property(trees, (tree) => {
      expect(bare(readJson(JSON.parse(JSON.stringify(printJson(tree)))))).toEqual(bare(tree))
      expect(bare(readText(printText(tree)))).toEqual(bare(tree))
    }),
    propertyOptions(300),
  )
})

test.skipIf(!HAS_SHARED)(`what is printed as JSON is valid${NOT_HERE}`, () => {
  const expectValid = schemaValidator(sharedText('cql2.schema.json'))
  fc.assert(
    fc.property(trees, (tree) => expectValid(printJson(tree))),
    propertyOptions(300),
  )
})
