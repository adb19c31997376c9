// A process of its own that serves dataset folders; tells its parent where, and how much memory it has when it is asked.
import { startServer } from '@nahrain/api/node'
import { answerParent } from './child-message.ts'

const { url } = await startServer({ datasetFolders: process.argv.slice(2), port: 0, host: '127.0.0.1' })
answerParent(url)
