import * as Comlink from 'comlink'
import { createThreadTable } from './thread-table.ts'

Comlink.expose(createThreadTable())
