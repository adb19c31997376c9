import type { Atlas } from './read-atlas.ts'

/** How far the entries of an atlas cover a briefing that it reads. */
export interface Coverage {
  readonly briefing: string
  /** Paragraph numbers that no entry cites, in reading order. */
  readonly missingParagraphs: readonly number[]
  readonly paragraphs: number
  /** Ids of statements that no entry and no source carries. */
  readonly missingStatements: readonly string[]
  readonly statements: number
}

export function coverageOf(atlas: Atlas): Coverage[] {
  return atlas.briefings.map(({ value: briefing }) => {
    const cited = new Set(
      atlas.entries.flatMap(({ value }) =>
        value.citations
          .filter(({ source }) => source === briefing.source)
          .flatMap(({ locator }) => paragraphsOf(locator)),
      ),
    )
    const paragraphs = briefing.sections.flatMap((section) => section.paragraphs)
    const statements = briefing.sections.flatMap((section) => section.statements)
    return {
      briefing: briefing.id,
      missingParagraphs: paragraphs.filter((paragraph) => !cited.has(paragraph)),
      paragraphs: paragraphs.length,
      missingStatements: statements
        .filter(({ entries, sources }) => entries.length + sources.length === 0)
        .map(({ id }) => id),
      statements: statements.length,
    }
  })
}

/** The paragraphs that a locator names: `¶7`, `¶7, ¶9`. */
export function paragraphsOf(locator: string | undefined): number[] {
  return [...(locator ?? '').matchAll(/¶\s*(\d+)/g)].map(([, number]) => Number(number))
}
