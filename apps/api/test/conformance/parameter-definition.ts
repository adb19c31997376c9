import { check, forEach } from './abstract-test.ts'
import type { Client } from './client.ts'
import { itemsPath, parametersOf, readDefinition } from './openapi.ts'

/** A parameter of features stands in the definition: optional, in the query, one value in form style. @throws Failure, Skip */
export async function checkDefinition(
  client: Client,
  name: string,
  isRight: (schema: Readonly<Record<string, unknown>>) => boolean,
): Promise<void> {
  const definition = await readDefinition(client)
  await forEach(await client.collections(), async (collection) => {
    const path = itemsPath(definition, collection)
    check(path !== undefined, `the definition has no path of the features of ${collection.id}`)
    const found = parametersOf(definition, path).find((parameter) => parameter.name === name)
    check(found !== undefined, `the definition of ${path} has no parameter ${name}`)
    const { in: where, required = false, style, explode, schema = {} } = found
    check(where === 'query' && !required, `${name} of ${path} is not an optional parameter of the query`)
    check(
      style === 'form' && explode === false,
      `got style ${style}, explode ${explode} of ${name}, expected form, false`,
    )
    check(isRight(schema), `got the schema ${JSON.stringify(schema)} of ${name}, which is not that of the standard`)
  })
}
