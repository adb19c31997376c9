import { checkAtlasFiles, type Fault, formatFault } from '@nahrain/ingest'
import { readAtlasFolder } from '@nahrain/ingest/node'
import { ATLAS_FOLDER, propertyOptions } from '@nahrain/testkit'
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'

let atlas: ReadonlyMap<string, string>

beforeAll(async () => {
  atlas = await readAtlasFolder(ATLAS_FOLDER)
})

function faultsOf(file: string, text: string): readonly Fault[] {
  return checkAtlasFiles(new Map([...atlas, [file, text]])).faults
}

/** Replaces the first occurrence, and says where it stood: line and column from 1. */
function broken(file: string, from: string, to: string): { text: string; line: number; column: number } {
  const text = atlas.get(file) ?? ''
  const offset = text.indexOf(from)
  expect(offset, `${from} in ${file}`).toBeGreaterThanOrEqual(0)
  const before = text.slice(0, offset)
  return { text: text.replace(from, to), line: before.split('\n').length, column: offset - before.lastIndexOf('\n') }
}

test('the atlas has no faults, and its briefing is covered', () => {
  const { faults, coverage } = checkAtlasFiles(atlas)
  expect(faults.map(formatFault)).toEqual([])
  expect(coverage).toEqual([
    { briefing: 'new-era', paragraphs: 17, missingParagraphs: [], statements: 60, missingStatements: [] },
  ])
})

const BRIEF = 'briefs/2024-06-17-new-era/entries-presence.yaml'

const BROKEN: readonly { name: string; file: string; from: string; to: string; at?: string; message: string }[] = [
  {
    name: 'a dangling source',
    file: BRIEF,
    from: 'twi-strike-tracker',
    to: 'twi-strike-trakcer',
    message: 'which is nowhere',
  },
  {
    name: 'a dangling place',
    file: BRIEF,
    from: 'place: tower-22',
    to: 'place: tower-23',
    at: 'tower-22',
    message: 'an existing place',
  },
  {
    name: 'an actor where a place belongs',
    file: BRIEF,
    from: 'place: tower-22',
    to: 'place: unami',
    at: 'tower-22',
    message: 'got "unami", a actor, expected a place',
  },
  {
    name: 'an impossible date',
    file: BRIEF,
    from: '"2024-01-28"',
    to: '"2024-01-32"',
    message: 'got "2024-01-32", expected an EDTF',
  },
  {
    name: 'a term outside the vocabulary',
    file: BRIEF,
    from: 'kind: attack',
    to: 'kind: atack',
    at: 'attack',
    message: 'expected a term of kinds.event',
  },
  {
    name: 'a status outside the closed list',
    file: BRIEF,
    from: 'status: happened',
    to: 'status: hapened',
    at: 'happened',
    message: 'expected happened or ongoing',
  },
  {
    name: 'a field that does not exist',
    file: BRIEF,
    from: 'status: happened',
    to: 'statuss: happened',
    at: 'status',
    message: 'got unknown "statuss"',
  },
  {
    name: 'a place outside the world',
    file: 'places/cities.yaml',
    from: 'coordinates: [4',
    to: 'coordinates: [444',
    at: '4',
    message: 'expected at most 180',
  },
  {
    name: 'no parent of that name',
    file: 'places/governorates.yaml',
    from: 'partOf: iraq',
    to: 'partOf: irak',
    at: 'iraq',
    message: 'which is nowhere',
  },
  {
    name: 'a source without a real address',
    file: 'sources/brief.yaml',
    from: 'url: https://',
    to: 'url: ftp://',
    at: 'https://',
    message: 'expected',
  },
  {
    name: 'HTML in a title',
    file: 'places/cities.yaml',
    from: 'title: { en: ',
    to: 'title: { en: <b>x</b> ',
    at: '',
    message: 'plain text',
  },
]

test.each(BROKEN)('$name is reported at its line and column', ({ file, from, to, at, message }) => {
  const { text, line, column } = broken(file, from, to)
  const shift = at === undefined ? 0 : from.indexOf(at)
  const fault = faultsOf(file, text).find((candidate) => candidate.message.includes(message))
  expect(fault).toMatchObject({ file, line })
  if (at !== '') expect(fault?.column).toBe(column + shift)
})

describe('faults that concern a whole item', () => {
  test('an entry without a citation', () => {
    const text = `${atlas.get(BRIEF)}\n- id: lonely\n  type: event\n  kind: attack\n  title: { en: T }\n  summary: { en: S }\n  status: happened\n  citations: []\n`
    expect(faultsOf(BRIEF, text)).toMatchObject([
      { entry: 'lonely', field: 'citations', message: expect.stringContaining('at least 1') },
    ])
  })

  test('a duplicate id, in whichever file', () => {
    const first = /- id: (\S+)/.exec(atlas.get('places/cities.yaml') ?? '')?.[1] as string
    const { text } = broken(
      'places/sites.yaml',
      /- id: (\S+)/.exec(atlas.get('places/sites.yaml') ?? '')?.[0] as string,
      `- id: ${first}`,
    )
    expect(faultsOf('places/sites.yaml', text).some(({ message }) => message.includes('a second time'))).toBe(true)
  })

  test('a citation of the briefing without a locator', () => {
    const located = /source: new-era-brief, locator: ¶\d+/.exec(atlas.get(BRIEF) ?? '')?.[0] as string
    const { text, line } = broken(BRIEF, located, 'source: new-era-brief')
    expect(faultsOf(BRIEF, text)).toContainEqual(
      expect.objectContaining({ line, message: expect.stringContaining('without a locator') }),
    )
  })

  test('a circle of places', () => {
    const { text } = broken('places/countries.yaml', '  precision: country', '  precision: country\n  partOf: kirkuk')
    expect(faultsOf('places/countries.yaml', text).some(({ message }) => message.includes('no circle'))).toBe(true)
  })

  test('a ring wound the wrong way', () => {
    const file = 'places/geometry/zones.geojson'
    const collection = JSON.parse(atlas.get(file) ?? '')
    const { geometry } = collection.features[0]
    const rings = geometry.type === 'Polygon' ? geometry.coordinates : geometry.coordinates[0]
    rings[0].reverse()
    expect(faultsOf(file, JSON.stringify(collection))).toContainEqual(
      expect.objectContaining({ file, entry: 'turkey-corridor', message: expect.stringContaining('clockwise') }),
    )
  })

  test('a file that belongs nowhere', () => {
    expect(faultsOf('stray.yaml', '[]')).toMatchObject([
      { file: 'stray.yaml', message: expect.stringContaining('belongs nowhere') },
    ])
  })

  test('an alias that would multiply itself is refused, not expanded', () => {
    const bomb = `- &a [x,x,x,x]\n- &b [*a,*a,*a,*a]\n- [*b,*b,*b,*b]\n`
    expect(faultsOf('sources/bomb.yaml', bomb).some(({ message }) => message.includes('alias'))).toBe(true)
  })

  test('an alias hides nothing else, and is named where it stands', () => {
    const { text, line } = broken(BRIEF, 'kind: attack', 'kind: *attack')
    const both = text.replace('status: happened', 'status: hapened')
    const faults = faultsOf(BRIEF, both)
    expect(faults).toContainEqual(expect.objectContaining({ line, message: expect.stringContaining('alias') }))
    expect(faults.some(({ message }) => message.includes('hapened'))).toBe(true)
    expect(faults.length).toBeLessThan(8)
  })

  test('one outdented line does not set the whole atlas on fire', () => {
    const file = 'actors/states.yaml'
    const lines = (atlas.get(file) ?? '').split('\n')
    const at = lines.findIndex((line) => line.startsWith('  kind:'))
    lines[at] = (lines[at] as string).trimStart()
    expect(faultsOf(file, lines.join('\n')).length).toBeLessThan(5)
  })

  test.each([
    ['S01, paragraph: 0', 'S01, paragraph: 99', 'expected a paragraph of its section'],
    ['id: S02', 'id: S01', 'an id that no other statement has'],
    ['sources: [twi-breaking-ice]', 'sources: [twi-braking-ice]', 'which is nowhere'],
  ])('a briefing with %s made %s', (from, to, message) => {
    const file = 'briefs/2024-06-17-new-era/brief.yaml'
    const { text, line } = broken(file, from, to)
    expect(faultsOf(file, text)).toContainEqual(
      expect.objectContaining({ line, message: expect.stringContaining(message) }),
    )
  })

  test('a paragraph that the briefing does not have', () => {
    const { text } = broken(BRIEF, 'locator: ¶', 'locator: ¶9')
    expect(
      faultsOf(BRIEF, text).some(({ message }) => message.includes('expected a paragraph that new-era-brief has')),
    ).toBe(true)
  })

  test('a type that is none is told the types', () => {
    const { text } = broken(BRIEF, 'type: event', 'type: evnt')
    expect(faultsOf(BRIEF, text).some(({ message }) => message.includes('place, actor, event'))).toBe(true)
  })
})

test('a line that cannot be read never hides the faults of other lines', () => {
  const { text } = broken(BRIEF, 'kind: attack', 'kind: atack')
  const faults = faultsOf(BRIEF, `${text}\n- id: [unclosed\n  type: event\n`)
  expect(faults.some(({ message }) => message.includes('cannot be read'))).toBe(true)
  expect(faults.some(({ message }) => message.includes('got "atack"'))).toBe(true)
})

test('any reference that is spoilt anywhere is reported on its own line', () => {
  const lines = [...atlas].flatMap(([file, text]) =>
    text.split('\n').flatMap((line, index) => {
      const match = /\{ (?:source|place|actor): ([a-z0-9-]+)/.exec(line)
      return match?.[1] === undefined || line.trimStart().startsWith('#') ? [] : [{ file, index, id: match[1] }]
    }),
  )
  expect(lines.length).toBeGreaterThan(500)
  fc.assert(
    fc.property(fc.constantFrom(...lines), ({ file, index, id }) => {
      const text = (atlas.get(file) ?? '').split('\n')
      const line = text[index] as string
      const start = line.indexOf(`: ${id}`) + 2
      text[index] = `${line.slice(0, start)}zzz-${line.slice(start)}`
      expect(faultsOf(file, text.join('\n'))).toContainEqual(
        expect.objectContaining({
          file,
          line: index + 1,
          column: start + 1,
          message: expect.stringContaining(`zzz-${id}`),
        }),
      )
    }),
    propertyOptions(12),
  )
})
