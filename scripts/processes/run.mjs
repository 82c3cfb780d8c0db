import { spawn } from 'node:child_process'

/** Runs a program to its end and answers what it printed; rejects with its last lines when it fails. */
export function run(command, args, { env = process.env, missing } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { env, stdio: ['ignore', 'pipe', 'pipe'] })
    const chunks = []
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => chunks.push(chunk))
    child.once('error', (err) => reject(err.code === 'ENOENT' && missing ? new Error(missing) : err))
    child.once('close', (code) => {
      const output = Buffer.concat(chunks).toString()
      if (code === 0) resolve(output)
      else reject(new Error(`${command} ${args[0]} ended with ${code}\n${lastLines(output)}`))
    })
  })
}

export const lastLines = (text) => text.trim().split('\n').slice(-15).join('\n')
