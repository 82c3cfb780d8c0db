import type { Config } from '../../app/config/config.ts'
import { checkBroker } from '../doctor/check-broker.ts'
import { checkDatabase } from '../doctor/check-database.ts'
import { checkDisk, checkNode, checkPort } from '../doctor/check-machine.ts'
import type { Finding } from '../doctor/finding.ts'
import { bad, findingText, good } from '../doctor/finding.ts'
import { messageOf } from '../report-failure.ts'
import { readConfig } from '../with-context.ts'

/** Runs every check and prints what each found. Ends with 1 when one is bad. */
export async function doctor(): Promise<void> {
  report(checkNode())
  const config = checkConfiguration()
  if (!config) return
  for (const check of [checkDisk, checkPort, checkDatabase, checkBroker]) {
    for (const finding of await found(check, config)) report(finding)
  }
}

function checkConfiguration(): Config | null {
  try {
    const config = readConfig()
    report(good('The configuration is usable'))
    return config
  } catch (err) {
    report(failed(err))
    return null
  }
}

async function found(check: (config: Config) => Promise<Finding | Finding[]>, config: Config): Promise<Finding[]> {
  try {
    return [await check(config)].flat()
  } catch (err) {
    return [failed(err)]
  }
}

function failed(err: unknown): Finding {
  const [text = '', ...advice] = messageOf(err).split('\n')
  return bad(text, advice.join('\n'))
}

function report(finding: Finding): void {
  console.log(findingText(finding))
  if (!finding.ok) process.exitCode = 1
}
