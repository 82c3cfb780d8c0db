// A person of a test's own who can sign in, and a second factor for them.
import { execFile } from 'node:child_process'
import { createHmac } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { unique } from './data.mjs'

const program = fileURLToPath(new URL('../apps/server/bin/millrace.js', import.meta.url))
const password = 'millrace-demo'

/** Invites somebody by the command line of the server, accepts for them, and answers how `signIn` calls them. */
export async function joinAs(page, role, name) {
  if (!process.env.E2E_DATA_DIR) throw new Error('E2E_DATA_DIR must name the data folder of the server')
  const login = `own-${unique()}`
  const asked = ['user', 'invite', '--email', `${login}@example.com`, '--name', name, '--role', role]
  const env = { ...process.env, MILLRACE_DATA_DIR: process.env.E2E_DATA_DIR }
  const { stdout } = await promisify(execFile)(process.execPath, [program, ...asked], { env })
  await page.goto(new URL(stdout.trim().split('\n').at(-1)).pathname)
  await page.locator('input[type=password]').fill(password)
  await page.getByRole('button', { name: 'Create the account' }).click()
  await page.getByRole('link', { name: 'Sign in' }).waitFor()
  return login
}

/** Sets up a second factor where the browser asks for one, as somebody with a phone does, and shows it; answers the recovery codes. */
export async function enrol(page) {
  await page.locator('input[type=password]').fill(password)
  await page.getByRole('button', { name: 'Continue' }).click()
  const key = (await page.locator('.key code').textContent()).replaceAll(' ', '')
  await page.locator('input[name=code]').fill(codeOf(key))
  await page.getByRole('button', { name: 'Continue' }).click()
  const codes = await page.locator('.codes code').allTextContents()
  await page.getByRole('link', { name: 'I have kept them' }).click()
  // A code is good once; the next one is taken already.
  await page.locator('input[name=code]').fill(codeOf(key, 1))
  await page.getByRole('button', { name: 'Continue' }).click()
  return codes
}

/** The one-time code of now, or of so many steps later (RFC 6238). */
function codeOf(key, later = 0) {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
  const bits = [...key].map((letter) => alphabet.indexOf(letter).toString(2).padStart(5, '0')).join('')
  const secret = Buffer.from(bits.match(/.{8}/g).map((byte) => Number.parseInt(byte, 2)))
  const step = Buffer.alloc(8)
  step.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000) + later))
  const hash = createHmac('sha1', secret).update(step).digest()
  const number = hash.readUInt32BE(hash.at(-1) & 15) & 0x7fffffff
  return String(number % 1_000_000).padStart(6, '0')
}
