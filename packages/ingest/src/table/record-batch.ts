import type { Geometry } from '@nahrain/model'
import type { TermDictionary } from './term-dictionary.ts'

/**
 * Some records of a table, in the order of its file, asked one field at a time: numbers and codes come without a string for each cell,
 * strings only where they are wanted.
 *
 * `field` is an index into the table's fields. Every method fills `into` from `at` on, one item per record.
 */
export interface RecordBatch {
  /** Number of the first record in the file, from 0; records that could not be read have no number. */
  readonly first: number
  readonly count: number
  /** The cell as text without surrounding white space, '' where it is empty or missing. */
  readonly text: (record: number, field: number) => string
  /** What the cells of each of these fields that are not empty are. Asked for all at once: cells of a record lie side by side. */
  readonly holds: (fields: readonly number[]) => readonly Held[]
  /** NaN where the cell is empty or no number. Numbers are as JSON writes them, also with a leading plus. */
  readonly numbers: (field: number, into: Float64Array, at: number) => void
  /** The code of the cell's text in the dictionary, which grows; the code of '' where the cell is empty. */
  readonly terms: (field: number, dictionary: TermDictionary, into: Uint32Array, at: number) => void
  /** The record's own geometry, where the format has such; longitude first. */
  readonly geometry?: (record: number) => Geometry | undefined
  /** The whole record in the form that the table's `recordForm` says: UTF-8, without a line break at its end. */
  readonly record: (record: number) => Uint8Array
}

/** All numbers, or not; undefined where all cells are empty. */
export type Held = 'numbers' | 'text' | undefined

/** How the records of a dataset are kept: objects as JSON, or lines of delimited text (RFC 4180) with the table's fields. */
export type RecordForm = { readonly kind: 'json' } | { readonly kind: 'delimited'; readonly delimiter: string }

/** Something in the file that could not be taken as it is. Nothing is dropped without one. */
export interface Note {
  /** Number of the line (delimited text, text sequences) or of the record in the file, from 1; 0 where it is the whole file. */
  readonly record: number
  readonly field: string | undefined
  /** What was got and what was expected. */
  readonly reason: string
  /** True where the record is not in the dataset. */
  readonly dropped: boolean
}

/** A table that is being read. */
export interface OpenTable {
  /** `delimited text, ";", windows-1252` and the like: what the reader found out about the file. */
  readonly description: string
  readonly fields: readonly string[]
  readonly recordForm: RecordForm
  /** All records, once. @throws invalid-input where the file cannot be read on (cut off, not what it seemed) */
  readonly batches: () => AsyncIterable<RecordBatch>
}

/** A file, from wherever: a disk, a drop on a page, memory. */
export interface TableFile {
  readonly name: string
  /** In bytes. */
  readonly size: number
  readonly stream: () => ReadableStream<Uint8Array>
  /** Bytes from `start` up to, not including, `end`. */
  readonly read: (start: number, end: number) => Promise<Uint8Array>
  /** Unpacks gzip data, where the platform has something quicker than `DecompressionStream`. It fails where that would. */
  readonly gunzip?: (chunks: AsyncIterable<Uint8Array>) => AsyncIterable<Uint8Array>
}
