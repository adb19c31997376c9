import { matchPreset, PRESETS, presetById, presetMapping } from '@nahrain/ingest/table'
import { expect, test } from 'vitest'
import { fieldsOf } from '../../src/table/mapping/map-fields.ts'

test.each(PRESETS.map((preset) => [preset.id, preset] as const))(
  '%s is found by its fields, and by its id',
  (id, preset) => {
    expect(matchPreset([...preset.fields, 'another'])?.id).toBe(id)
    expect(matchPreset(preset.fields.slice(1))?.id).not.toBe(id)
    expect(presetById(id)).toBe(preset)
    expect(preset.mapping.dataset.licence).toBeDefined()
    expect(preset.mapping.dataset.attribution).toBeDefined()
  },
)

test.each(PRESETS.map((preset) => [preset.id, preset] as const))(
  '%s names only fields that the table has',
  (_, preset) => {
    const mapping = presetMapping(preset, preset.fields)
    expect(preset.fields).toEqual(expect.arrayContaining(fieldsOf(mapping)))
    expect(mapping).toMatchObject({ latitude: 'latitude', longitude: 'longitude' })
  },
)

test('an unknown preset names the known ones', () => {
  expect(() => presetById('acled2')).toThrow('ucdp-ged, acled, iom-dtm')
})
