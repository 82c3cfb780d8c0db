import type { JSONWebKeySet } from 'jose'
import { usableKeys } from './usable-keys.ts'

const timeoutMilliseconds = 5000
const mostBytes = 1_000_000
const discoveryPath = '/.well-known/openid-configuration'

/** Where an issuer publishes its keys (OpenID Connect Discovery 1.0, section 4). Rejects when it does not say. */
export async function discoverKeysUrl(issuer: string): Promise<string> {
  const found = (await fetchJson(issuer.replace(/\/$/, '') + discoveryPath)) as Record<string, unknown> | null
  if (found?.issuer !== issuer)
    throw new Error(`its discovery document names the issuer ${JSON.stringify(found?.issuer)}`)
  const url = found.jwks_uri
  if (typeof url !== 'string' || !isFetchable(url, issuer)) throw new Error('its discovery document names no jwks_uri')
  return url
}

/** The keys at that address. Rejects when they do not arrive, or are none to rely on. */
export const fetchKeys = async (url: string): Promise<JSONWebKeySet> => usableKeys(await fetchJson(url))

/** Not over a network in the clear, unless the issuer itself is there, which configuration allows on one machine only. */
function isFetchable(url: string, issuer: string): boolean {
  const { protocol } = URL.canParse(url) ? new URL(url) : { protocol: '' }
  return protocol === 'https:' || protocol === new URL(issuer).protocol
}

async function fetchJson(url: string): Promise<unknown> {
  const response = await fetch(url, {
    redirect: 'error',
    headers: { accept: 'application/json' },
    signal: AbortSignal.timeout(timeoutMilliseconds),
  })
  if (response.status !== 200) {
    await response.body?.cancel()
    throw new Error(`${url} answers ${response.status}`)
  }
  const text = await readText(response)
  try {
    return JSON.parse(text)
  } catch {
    throw new Error(`${url} answers no JSON`)
  }
}

/** What is larger than any set of keys is not read to its end. */
async function readText({ body, url }: Response): Promise<string> {
  const chunks: Uint8Array[] = []
  let bytes = 0
  for await (const chunk of body ?? []) {
    bytes += chunk.byteLength
    if (bytes > mostBytes) throw new Error(`${url} answers more than ${mostBytes} bytes`)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}
