import type { Answer, Listing, Query } from '@nahrain/model'
import type { Atlas } from '@nahrain/worker'
import type { OpenCell, PageSort } from './state.ts'

/** Lines that the list reads at a time. */
export const PAGE_LINES = 30

export type Counts = Pick<Answer, 'total' | 'certain' | 'possible'>

/** What a list runs over: an answer in an order, or the entries of an opened mark. */
export type ListQuestion =
  | { readonly of: 'answer'; readonly query: Query; readonly sort: PageSort; readonly counts: Counts }
  | { readonly of: 'mark'; readonly query: Query; readonly cell: OpenCell }

/** What a line shows. */
export interface Line {
  readonly listing: Listing
  readonly certain: boolean
  /** Kilometre on the followed route, where the entry has one. */
  readonly km: number | undefined
}

/** A list that can be read page by page. Its first page is there from the start. */
export interface OpenList {
  readonly of: ListQuestion['of']
  readonly total: number
  /** Of the answer that the list runs over. */
  readonly counts: Counts | undefined
  readonly firstPage: readonly Line[]
  readonly read: (page: number) => Promise<readonly Line[]>
}

export async function openList(atlas: Atlas, question: ListQuestion): Promise<OpenList> {
  const { of } = question
  const counts = of === 'answer' ? question.counts : undefined
  const { total, read } = of === 'answer' ? linesOfAnswer(atlas, question) : await linesOfMark(atlas, question)
  return { of, counts, total, read, firstPage: total === 0 ? [] : await read(0) }
}

type Lines = Pick<OpenList, 'total' | 'read'>

function linesOfAnswer(atlas: Atlas, { query, sort, counts }: ListQuestion & { readonly of: 'answer' }): Lines {
  return {
    total: counts.total,
    async read(page) {
      const shape = { offset: page * PAGE_LINES, limit: PAGE_LINES, sort }
      const { listings, certain, alongKm } = await atlas.page(query, shape)
      return listings.map((listing, index) => {
        const km = alongKm?.[index]
        return { listing, certain: certain[index] === 1, km: Number.isFinite(km) ? km : undefined }
      })
    },
  }
}

async function linesOfMark(atlas: Atlas, { query, cell }: ListQuestion & { readonly of: 'mark' }): Promise<Lines> {
  const rows = await atlas.cell(query, cell.zoom, cell.key)
  return {
    total: rows.length,
    async read(page) {
      const listings = await atlas.list(rows.slice(page * PAGE_LINES, (page + 1) * PAGE_LINES))
      return listings.map((listing) => ({ listing, certain: true, km: undefined }))
    },
  }
}
