import { pick, seededRandom } from './random.ts'

const verbs = (
  'Fix Add Remove Review Update Investigate Document Test Replace Migrate Simplify Measure Plan Order Call Prepare ' +
  'Clean Check Move Write Design Rename Restore Schedule Confirm Draft Translate Publish Archive Discuss'
).split(' ')
const adjectives = (
  'slow broken missing new old weekly customer internal failing duplicate open public first second late urgent ' +
  'German shared annual hidden unused large empty noisy mobile legal monthly unclear partial stale'
).split(' ')
const nouns = (
  'invoice import export login report dashboard contract budget supplier mail template index backup calendar holiday ' +
  'request order delivery account payment refund address form search filter release note interview offer meeting room ' +
  'server certificate password policy audit training manual translation page header footer button table chart feed ' +
  'queue worker webhook token session label board column comment attachment notification reminder roadmap estimate'
).split(' ')
const places = (
  'in the web shop|for the Berlin office|before the release|on small screens|with the new supplier|after the audit|' +
  'in the staging system|for new colleagues|at the end of the quarter|on the start page|without losing data|' +
  'as the customer asked|in the mobile app|for the annual report|next to the old one|until the contract ends'
).split('|')

export const titleCount = 4000
export const descriptionCount = 1000

/** Titles of 15 to 80 characters. */
export function makeTitles(): string[] {
  const random = seededRandom(1)
  return Array.from({ length: titleCount }, () => {
    const what = `${pick(random, verbs)} the ${pick(random, adjectives)} ${pick(random, nouns)} ${pick(random, nouns)}`
    return random() < 0.5 ? what : `${what} ${pick(random, places)}`
  })
}

/** Descriptions in Markdown: three of ten empty, the others of about 180 characters (median) up to 4,000. */
export function makeDescriptions(): string[] {
  const random = seededRandom(2)
  return Array.from({ length: descriptionCount }, () => {
    if (random() < 0.3) return ''
    const normal = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
    return describe(random, Math.min(4000, 180 * Math.exp(0.9 * normal)))
  })
}

function describe(random: () => number, length: number): string {
  let text = ''
  while (text.length < length) {
    const separator = random() < 0.2 ? '\n- ' : ' '
    text += `${text === '' ? '' : separator}${sentence(random)}`
  }
  return text
}

const sentence = (random: () => number): string =>
  `${pick(random, verbs)} the ${pick(random, nouns)} and the ${pick(random, adjectives)} ${pick(random, nouns)} ` +
  `${pick(random, places)}, see ${pick(random, nouns)} ${Math.floor(random() * 100_000)}.`
