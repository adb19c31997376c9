import * as z from 'zod'

/** The documents of OGC API – Features, as its schemas say: what they must have, and anything beside it. */

export const Link = z.looseObject({ href: z.string().min(1), rel: z.string(), type: z.string() })
export type Link = z.infer<typeof Link>

export const LandingPage = z.looseObject({ links: z.array(Link) })
export const Conformance = z.looseObject({ conformsTo: z.array(z.url()) })

/** West, south, east, north; or the same with heights in third and sixth place. */
const ExtentBox = z.array(z.number()).refine(({ length }) => length === 4 || length === 6, 'four numbers or six')
const ExtentInterval = z.tuple([
  z.iso.datetime({ offset: true }).nullable(),
  z.iso.datetime({ offset: true }).nullable(),
])

export const Collection = z.looseObject({
  id: z.string().min(1),
  title: z.string().optional(),
  description: z.string().optional(),
  itemType: z.string().default('feature'),
  links: z.array(Link),
  crs: z.array(z.string()).default(['http://www.opengis.net/def/crs/OGC/1.3/CRS84']),
  storageCrs: z.string().optional(),
  extent: z
    .looseObject({
      spatial: z.looseObject({ bbox: z.array(ExtentBox).min(1), crs: z.string().optional() }).optional(),
      temporal: z.looseObject({ interval: z.array(ExtentInterval).min(1), trs: z.string().optional() }).optional(),
    })
    .optional(),
})
export type Collection = z.infer<typeof Collection>

export const Collections = z.looseObject({
  links: z.array(Link),
  crs: z.array(z.string()).optional(),
  collections: z.array(Collection),
})

/** RFC 7946, 3.1: positions nested as deep as the type says; a collection holds geometries. */
const Position = z.array(z.number()).min(2).max(4)
const Line = z.array(Position).min(2)
const Ring = z.array(Position).min(4)
const Simple = z.discriminatedUnion('type', [
  z.looseObject({ type: z.literal('Point'), coordinates: Position }),
  z.looseObject({ type: z.literal('MultiPoint'), coordinates: z.array(Position) }),
  z.looseObject({ type: z.literal('LineString'), coordinates: Line }),
  z.looseObject({ type: z.literal('MultiLineString'), coordinates: z.array(Line) }),
  z.looseObject({ type: z.literal('Polygon'), coordinates: z.array(Ring) }),
  z.looseObject({ type: z.literal('MultiPolygon'), coordinates: z.array(z.array(Ring)) }),
])
export type SimpleGeometry = z.infer<typeof Simple>
const Geometry = z.union([
  Simple,
  z.looseObject({ type: z.literal('GeometryCollection'), geometries: z.array(Simple) }),
])
export type Geometry = z.infer<typeof Geometry>

export const Feature = z.looseObject({
  type: z.literal('Feature'),
  id: z.union([z.string(), z.number()]),
  geometry: Geometry.nullable(),
  properties: z.record(z.string(), z.unknown()).nullable(),
  links: z.array(Link).optional(),
})
export type Feature = z.infer<typeof Feature>

export const FeatureCollection = z.looseObject({
  type: z.literal('FeatureCollection'),
  features: z.array(Feature),
  links: z.array(Link).optional(),
  timeStamp: z.iso.datetime({ offset: true }).optional(),
  numberMatched: z.int().min(0).optional(),
  numberReturned: z.int().min(0).optional(),
})
export type FeatureCollection = z.infer<typeof FeatureCollection>

/** What is looked at of a JSON Schema of features (OGC API – Common, part 3): which property plays which role. */
export const FeatureSchema = z.looseObject({
  properties: z.record(z.string(), z.looseObject({ 'x-ogc-role': z.string().optional() })),
})
