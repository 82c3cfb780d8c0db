import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { run } from '../processes/run.mjs'

const version = '26.7.3'
const artifact = `org.keycloak:keycloak-quarkus-dist:${version}:tar.gz`
const fetchGoal = 'org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy'
const oldestJava = 17

/**
 * The folder of a Keycloak that is built and ready to start. It is fetched with Maven, with whatever repositories
 * this machine's Maven is set up for, and built once (20 s, or a minute on a busy machine); then it is kept.
 */
export async function builtKeycloak(say) {
  await assertJava()
  const cache = process.env.MILLRACE_CACHE ?? join(homedir(), '.cache', 'millrace')
  const folder = join(cache, `keycloak-${version}`)
  if (existsSync(folder)) return folder
  await mkdir(cache, { recursive: true })
  const workshop = await mkdtemp(join(cache, 'keycloak-building-'))
  try {
    await fetchAndBuild(workshop, say)
    await moveInto(join(workshop, `keycloak-${version}`), folder)
  } finally {
    await rm(workshop, { recursive: true, force: true })
  }
  return folder
}

async function fetchAndBuild(workshop, say) {
  say(`getting Keycloak ${version} with Maven`)
  await run('mvn', ['-B', '-q', '-C', fetchGoal, `-Dartifact=${artifact}`, `-DoutputDirectory=${workshop}`], {
    missing: 'Maven is needed to get Keycloak: install it (Debian: apt-get install maven), so that `mvn -v` works.',
  })
  await run('tar', ['-xzf', join(workshop, `keycloak-quarkus-dist-${version}.tar.gz`), '-C', workshop])
  say('building it, once')
  await run(join(workshop, `keycloak-${version}`, 'bin', 'kc.sh'), ['build', '--db=dev-file'], {
    env: cleanEnvironment(),
  })
}

/** Whoever comes second finds it done. */
async function moveInto(built, folder) {
  try {
    await rename(built, folder)
  } catch (err) {
    if (err.code !== 'ENOTEMPTY' && err.code !== 'EEXIST') throw err
  }
}

async function assertJava() {
  const java = process.env.JAVA_HOME ? join(process.env.JAVA_HOME, 'bin', 'java') : 'java'
  const need = `Keycloak needs Java ${oldestJava} or newer`
  const missing = `${need}: install it (Debian: apt-get install openjdk-17-jre-headless), so that \`${java} -version\` works.`
  const said = await run(java, ['-version'], { missing })
  const found = Number(/version "(\d+)/.exec(said)?.[1])
  if (!(found >= oldestJava)) throw new Error(`${need}; \`${java} -version\` says: ${said.split('\n')[0]}`)
}

/** The environment without what would configure Keycloak from outside. */
export const cleanEnvironment = () =>
  Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(KC_|JAVA_OPTS|DEBUG)/.test(name)))
