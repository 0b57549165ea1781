/** Common choices and words of this place that make a password guessable even when it is long. */
const GUESSABLE = [
  'luodi',
  'dingzhou',
  'kejiju',
  'password',
  'admin',
  'qwerty',
  '123456',
  '111111',
  'abc123',
  '落地',
  '科技局',
  '定州',
]

/**
 * What is wrong with a new password, or null. At least 12 characters of three kinds (等保 8.1.4.1), nothing guessable;
 * never trimmed, never cut.
 */
export function passwordProblem(password: string, account: string): string | null {
  if (password.length < 12) return '密码至少 12 位'
  if (password.length > 128) return '密码不超过 128 位'
  const kinds = [/[a-z]/, /[A-Z]/, /\d/, /[^a-zA-Z\d]/].filter((kind) => kind.test(password)).length
  if (kinds < 3) return '密码须包含大写字母、小写字母、数字、符号中的至少三种'
  const lower = password.toLowerCase()
  const word = GUESSABLE.find((guessable) => lower.includes(guessable))
  if (word) return `密码不能包含容易猜到的“${word}”`
  if (account.length >= 3 && lower.includes(account.toLowerCase())) return '密码不能包含账号名'
  if (new Set(password).size < 6) return '密码中不同的字符太少,请换一个'
  return null
}
