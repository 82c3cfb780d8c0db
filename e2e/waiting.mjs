import assert from 'node:assert/strict'

/** What a condition answers as soon as that is true; for what the server does or says soon, but not at once. */
export async function until(condition, seconds = 8) {
  const end = Date.now() + seconds * 1000
  for (;;) {
    const answer = await condition()
    if (answer) return answer
    assert.ok(Date.now() < end, `not within ${seconds} s: ${condition}`)
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}
