import { expect, test } from 'vitest'
import { issuePassword } from '@/lib/auth/password'
import { passwordProblem } from '@/lib/auth/password-rules'

test.each([
  ['短', 'Ab3-ef', '密码至少 12 位'],
  ['two kinds', 'abcdefghijkl1', '密码须包含大写字母、小写字母、数字、符号中的至少三种'],
  ['a word of this place', 'Dingzhou-2031x', '密码不能包含容易猜到的“dingzhou”'],
  ['a word in Chinese', '科技局Abcdef-123', '密码不能包含容易猜到的“科技局”'],
  ['the account', 'Li.Ming-7788-x', '密码不能包含账号名'],
  ['few characters', 'AAAAaaaa1111', '密码中不同的字符太少,请换一个'],
  ['too long', `Ab1-${'xyzw'.repeat(40)}`, '密码不超过 128 位'],
])('refused: %s', (_, password, problem) => {
  expect(passwordProblem(password, 'li.ming')).toBe(problem)
})

test.each(['Trave1-by-Night', ' 前后空格 也算-Aa1 9 ', 'x9$Lm2!qRt7&wZ', `Pq7-${'长密码也可以'.repeat(20)}`])(
  'accepted: %s',
  (password) => {
    expect(passwordProblem(password, 'li.ming')).toBeNull()
  },
)

test('issued passwords obey the rules, differ, and avoid look-alikes', () => {
  const issued = Array.from({ length: 500 }, issuePassword)
  for (const password of issued) {
    expect(passwordProblem(password, 'li.ming')).toBeNull()
    expect(password).not.toMatch(/[0O1lIi]/)
  }
  expect(new Set(issued).size).toBe(issued.length)
})
