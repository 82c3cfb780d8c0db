// The types of packages/client, made from the OpenAPI document.
import { createRequire } from 'node:module'

const requireFromClient = createRequire(new URL('../packages/client/package.json', import.meta.url))

/** The text of packages/client/src/openapi.ts for the JSON text of an OpenAPI document. */
export async function clientTypes(document) {
  const { default: openapi, astToString } = requireFromClient('openapi-typescript')
  const types = astToString(await openapi(JSON.parse(document)))
  return `// Made from packages/contract/openapi.json by "npm run gen".\n${types}`
}
