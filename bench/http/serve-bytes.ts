// A process of its own that serves the answers of another server from memory: what Hono and its adapter cannot do without.
import { createAdaptorServer } from '@hono/node-server'
import { Hono } from 'hono'
import { answerParent } from './child-message.ts'

const [from = '', ...paths] = process.argv.slice(2)
const answers = new Map(
  await Promise.all(
    paths.map(async (path) => {
      const response = await fetch(`${from}${path}`, { headers: { 'Accept-Encoding': 'identity' } })
      if (!response.ok) throw new Error(`${path}: got ${response.status}, expected 200`)
      const headers = Object.fromEntries(
        [...response.headers].filter(
          ([name]) => !['connection', 'date', 'keep-alive', 'transfer-encoding'].includes(name),
        ),
      )
      return [path, { text: await response.text(), headers }] as const
    }),
  ),
)

const app = new Hono().get('*', (context) => {
  const { pathname, search } = new URL(context.req.url)
  const answer = answers.get(pathname + search)
  return answer === undefined ? context.notFound() : context.body(answer.text, 200, answer.headers)
})
const server = createAdaptorServer({ fetch: app.fetch })
server.listen(0, '127.0.0.1', () => {
  const address = server.address()
  if (typeof address === 'object' && address !== null) answerParent(`http://127.0.0.1:${address.port}`)
})
