import { forbidden } from '../errors/app-error.ts'

type Headers = Readonly<Record<string, string | string[] | undefined>>

/**
 * Whether a page of ours sent the request. A browser names the sending page's origin with every unsafe request; where
 * it leaves that out, it says whether the page is of the same origin.
 */
export const isFromOwnOrigin = ({ origin, 'sec-fetch-site': site }: Headers, publicOrigin: string): boolean =>
  origin === undefined ? site === 'same-origin' : origin === publicOrigin

/**
 * Refuses what another site may have made a browser send with our cookie: `SameSite` does not keep neighbours under
 * the same registered domain away. The header of our own needs a preflight, which nobody is granted.
 */
export function assertOwnRequest(headers: Headers, publicOrigin: string): void {
  if (isFromOwnOrigin(headers, publicOrigin) && headers['x-requested-by'] === 'millrace') return
  throw forbidden(
    `With a session cookie, changes are taken from pages of ${publicOrigin} alone, and with the header ` +
      '"X-Requested-By: millrace". Programs send "Authorization: Bearer …" instead.',
  )
}

export const isUnsafe = (method: string): boolean => method !== 'GET' && method !== 'HEAD' && method !== 'OPTIONS'
