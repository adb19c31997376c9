import optimizeLocales from '@react-aria/optimize-locales-plugin'
import react from '@vitejs/plugin-react'
import { defaultClientConditions, defineConfig } from 'vite'
import { withoutJsonSchema } from './without-json-schema.ts'

/**
 * A chunk of its own for the library of the schemas, with what turns its use of code from text off: wherever else the bundler puts
 * the schemas, this runs before them.
 */
const codeSplitting = { groups: [{ name: 'zod', test: /[\\/]node_modules[\\/]zod[\\/]|[\\/]no-eval\.ts$/ }] }

/** The server that `npm start` runs, for data and API while the page is developed with `npm run dev`. */
const SERVER = `http://localhost:${process.env.PORT ?? 8787}`

// biome-ignore lint/style/noDefaultExport: vite reads its configuration from the default export
export default defineConfig({
  plugins: [
    react(),
    withoutJsonSchema(),
    // The words of React Aria in the languages of the page; it brings thirty more.
    { ...optimizeLocales.vite({ locales: ['en-US', 'ar-AE'] }), enforce: 'pre' },
  ],
  // Workspace packages are built from their sources: one graph, one minifier.
  resolve: { conditions: ['nahrain-source', ...defaultClientConditions] },
  worker: {
    format: 'es',
    plugins: () => [withoutJsonSchema()],
    // Nobody uses what it makes: WebAssembly, which the page's policy forbids to compile.
    rolldownOptions: { treeshake: { manualPureFunctions: ['snappyUncompressor'] }, output: { codeSplitting } },
  },
  build: {
    target: 'es2024',
    // Servers know and compress .json; GeoJSON has no extension that all of them know.
    rolldownOptions: {
      output: {
        codeSplitting,
        assetFileNames: ({ names: [name = ''] }) =>
          name.endsWith('.geojson') ? 'assets/[name]-[hash].json' : 'assets/[name]-[hash][extname]',
      },
    },
  },
  server: { proxy: { '/api': SERVER, '/datasets': SERVER } },
})
