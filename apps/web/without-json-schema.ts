import type { Plugin } from 'vite'

const MODULES = /[\\/]zod[\\/]v4[\\/]core[\\/](?:to-json-schema|json-schema-processors)\.js$/

/**
 * Leaves out the part of zod that writes schemas as JSON Schema: nobody asks a page for that, yet every schema refers to it, which
 * keeps it in the page and in each thread (6 kB each as they travel).
 */
export function withoutJsonSchema(): Plugin {
  return {
    name: 'without-json-schema',
    transform(code, id) {
      if (!MODULES.test(id)) return undefined
      const names = [...code.matchAll(/^export (?:const|function) (\w+)/gm)].map(([, name]) => `absent as ${name}`)
      const renamed = [...code.matchAll(/^export \{ \w+ as (\w+) \}/gm)].map(([, name]) => `absent as ${name}`)
      return `const absent = () => absent\nexport { ${[...names, ...renamed].join(', ')} }\n`
    },
  }
}
