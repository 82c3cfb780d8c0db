/** What one check found. */
export interface Finding {
  readonly ok: boolean
  /** What is the case, in plain words. */
  readonly text: string
  /** What to do about it. */
  readonly advice?: string
}

export const good = (text: string): Finding => ({ ok: true, text })

export const bad = (text: string, advice: string): Finding => ({ ok: false, text, advice })

/** `✓ text`, or `✗ text` with the advice below it. */
export const findingText = ({ ok, text, advice }: Finding): string =>
  `${ok ? '✓' : '✗'} ${text}${advice === undefined ? '' : `\n${advice.replaceAll(/^/gm, '  ')}`}`
