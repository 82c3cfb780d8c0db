import { readFile } from 'node:fs/promises'

const answerMilliseconds = 30_000

const file = new URL('../../deploy/keycloak/test-users.json', import.meta.url)

/** Adds the people of `deploy/keycloak/test-users.json` who are not there yet. */
export async function addTestUsers(address, adminPassword) {
  const token = await adminToken(address, adminPassword)
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
  const body = await readFile(file, 'utf8')
  await post(`${address}/admin/realms/millrace/partialImport`, { headers, body })
}

async function adminToken(address, password) {
  const body = new URLSearchParams({ grant_type: 'password', client_id: 'admin-cli', username: 'admin', password })
  return (await post(`${address}/realms/master/protocol/openid-connect/token`, { body })).access_token
}

async function post(url, request) {
  const response = await fetch(url, { ...request, method: 'POST', signal: AbortSignal.timeout(answerMilliseconds) })
  if (response.ok) return response.json()
  throw new Error(`${new URL(response.url).pathname} answers ${response.status}: ${await response.text()}`)
}
