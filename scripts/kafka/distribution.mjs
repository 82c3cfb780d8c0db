import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { run } from '../processes/run.mjs'

const version = '4.3.1'
// Without this binding Kafka logs nothing, not even that it is ready.
const loggingVersion = '2.25.4'
const fetchGoal = 'org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies'
const oldestJava = 17

/** The folder of Kafka's jars. They are fetched once with Maven, from whatever repositories it is set up for. */
export async function kafkaJars(say) {
  await assertJava()
  const cache = process.env.MILLRACE_CACHE ?? join(homedir(), '.cache', 'millrace')
  const folder = join(cache, `kafka-${version}`)
  if (existsSync(folder)) return folder
  await mkdir(cache, { recursive: true })
  const workshop = await mkdtemp(join(cache, 'kafka-fetching-'))
  try {
    say(`getting Kafka ${version} with Maven`)
    await fetchInto(workshop)
    await moveInto(join(workshop, 'jars'), folder)
  } finally {
    await rm(workshop, { recursive: true, force: true })
  }
  return folder
}

export const java = process.env.JAVA_HOME ? join(process.env.JAVA_HOME, 'bin', 'java') : 'java'

async function fetchInto(workshop) {
  await writeFile(join(workshop, 'pom.xml'), pom())
  const options = ['-DincludeScope=runtime', `-DoutputDirectory=${join(workshop, 'jars')}`]
  await run('mvn', ['-B', '-q', '-f', join(workshop, 'pom.xml'), fetchGoal, ...options], {
    missing: 'Maven is needed to get Kafka: install it (Debian: apt-get install maven), so that `mvn -v` works.',
  })
}

const pom = () => `<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>millrace</groupId><artifactId>kafka-jars</artifactId><version>1</version>
  <dependencies>
    ${dependency('org.apache.kafka', 'kafka_2.13', version)}
    ${dependency('org.apache.logging.log4j', 'log4j-slf4j-impl', loggingVersion)}
  </dependencies>
</project>
`

const dependency = (group, artifact, version) =>
  `<dependency><groupId>${group}</groupId><artifactId>${artifact}</artifactId><version>${version}</version></dependency>`

/** Whoever comes second finds it done. */
async function moveInto(fetched, folder) {
  try {
    await rename(fetched, folder)
  } catch (err) {
    if (err.code !== 'ENOTEMPTY' && err.code !== 'EEXIST') throw err
  }
}

async function assertJava() {
  const need = `Kafka needs Java ${oldestJava} or newer`
  const missing = `${need}: install it (Debian: apt-get install openjdk-17-jre-headless), so that \`${java} -version\` works.`
  const said = await run(java, ['-version'], { missing })
  const found = Number(/version "(\d+)/.exec(said)?.[1])
  if (!(found >= oldestJava)) throw new Error(`${need}; \`${java} -version\` says: ${said.split('\n')[0]}`)
}
