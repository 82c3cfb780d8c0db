// Bundles the benchmark together with the parts of the server that it reads, and runs it.
import { fileURLToPath, pathToFileURL } from 'node:url'
import { bundleEntry } from '../apps/server/build.mjs'

const bundle = await bundleEntry('bench', fileURLToPath(new URL('run.ts', import.meta.url)))
await import(pathToFileURL(bundle).href)
