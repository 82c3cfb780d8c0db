import { setTimeout as delay } from 'node:timers/promises'

/** Waits without keeping the process alive. False when the signal ended the pause. */
export const pauseFor = (milliseconds: number, signal: AbortSignal): Promise<boolean> =>
  delay(milliseconds, true, { signal, ref: false }).catch(() => false)

/** Runs `round` after a pause, again and again, each time after as many milliseconds as it answered, until the signal. */
export async function runRounds(first: number, round: (pause: number) => Promise<number>, signal: AbortSignal) {
  let pause = first
  while (await pauseFor(pause, signal)) pause = await round(pause)
}
