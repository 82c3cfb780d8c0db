import type { Token, TokensList } from 'marked'
import { Lexer, Marked } from 'marked'

/** A run of text without a block in it. Beyond this, emphasis takes the square of the length: 24 s for 99,000 signs. */
const longestRun = 5000

class CarefulLexer extends Lexer {
  override inlineTokens(text: string, tokens: Token[] = []): Token[] {
    if (text.length <= longestRun) return super.inlineTokens(text, tokens)
    tokens.push({ type: 'text', raw: text, text, escaped: false })
    return tokens
  }
}

/** How Markdown is understood here: as on GitHub, and each line break is one. */
export const newMarked = (): Marked => new Marked({ gfm: true, breaks: true })

const { defaults } = newMarked()

/** The parts of a Markdown text; null when it is nested deeper than can be read. */
export function readMarkdown(text: string): TokensList | null {
  try {
    return new CarefulLexer(defaults).lex(text)
  } catch (err) {
    if (err instanceof RangeError) return null
    throw err
  }
}
