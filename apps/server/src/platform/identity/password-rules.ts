/** Fewer characters are guessed too soon, more are not looked at (NIST SP 800-63B, section 3.1.1.2). */
export const shortestPassword = 10
export const longestPassword = 1024
/** RFC 5321: of an e-mail address. */
export const longestEmail = 254

/** What is wrong with a new password, in words for the person; null when it may be used. */
export function passwordProblem(password: string, email: string): string | null {
  const { length } = [...password.normalize('NFKC')]
  if (length < shortestPassword)
    return `The password needs at least ${shortestPassword} characters. Three or four words do.`
  if (password.length > longestPassword) return `The password may have ${longestPassword} characters at most.`
  const plain = plainOf(password)
  const [name = ''] = email.split('@')
  if (plain === plainOf(email) || plainOf(name.repeat(3)).includes(plain)) {
    return 'The password is your e-mail address or a part of it. Choose something that nobody knows.'
  }
  if (isCommon(plain)) return 'This password is among the first that attackers try. Choose another one.'
  return null
}

const plainOf = (text: string) => text.normalize('NFKC').toLowerCase()

// Those of the commonest passwords in published leaks that are long enough, and what they are made of.
const common = new Set(
  `1q2w3e4r5t 1q2w3e4r5t6y 1qaz2wsx3edc 1qazxsw23edc abcdefghij abcdefghijk adgjmptw12 administrator asdfghjkl1
  asdfghjkl123 changeme123 football123 iloveyou123 iloveyou1234 letmein123 letmein1234 password01 password10 password12
  password123 password1234 password12345 password123456 passw0rd123 p@ssw0rd123 p@ssword123 princess123 q1w2e3r4t5
  q1w2e3r4t5y6 qazwsxedcrfv qwerty12345 qwerty123456 qwertyuiop qwertyuiop1 qwertyuiop123 qwertzuiop sunshine123
  superman123 welcome123 welcome1234 zaq12wsxcde3 zxcvbnm123 correcthorsebatterystaple millrace123 millrace1234`.split(
    /\s+/,
  ),
)
const rows = [
  '01234567890123456789',
  '09876543210987654321',
  'abcdefghijklmnopqrstuvwxyz',
  'qwertyuiopasdfghjklzxcvbnm',
]

const isCommon = (plain: string) => common.has(plain) || rows.some((row) => row.includes(plain)) || isRepetition(plain)

/** Such as `aaaaaaaaaa` and `abcabcabcabc`. */
const isRepetition = (plain: string) => /^(.{1,4})\1{2,}.{0,3}$/su.test(plain)
