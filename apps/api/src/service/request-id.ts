const GIVEN = /^[\w.-]{1,64}$/

/** The id that a client or a proxy gave a request, where it is harmless in a log and in a header; else a new one. */
export function requestIdOf(given: string | undefined): string {
  return given !== undefined && GIVEN.test(given) ? given : crypto.randomUUID()
}
