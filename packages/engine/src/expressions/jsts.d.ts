/** The few parts of jsts that relate geometries, where it ships no types. */
declare module 'jsts/org/locationtech/jts/operation/relate/RelateOp.js' {
  type Relation = (left: object, right: object) => boolean
  const RelateOp: Readonly<
    Record<'contains' | 'crosses' | 'disjoint' | 'equalsTopo' | 'intersects' | 'overlaps' | 'touches', Relation>
  >
  // biome-ignore lint/style/noDefaultExport: this is how jsts exports
  export default RelateOp
}
