import { expect, test } from 'vitest'
import { connectionProblem, requireVersion } from '@/scripts/database.mjs'

const url = new URL('postgresql://bureau:hunter2@db.example.cn:5433/luodi')
const problem = (code: string | undefined, message = '') =>
  connectionProblem('DATABASE_URL', url, Object.assign(new Error(message), { code }))

test.each([
  ['28P01', '拒绝了账户 bureau'],
  ['3D000', '没有数据库 luodi'],
  ['53300', '连接已满'],
  ['ECONNREFUSED', '连接不上数据库服务器 db.example.cn:5433'],
  ['ENOTFOUND', '连接不上数据库服务器 db.example.cn:5433'],
])('%s is explained without the password', (code, words) => {
  expect(problem(code)).toContain(words)
  expect(problem(code)).not.toContain('hunter2')
})

test('a server that never answers is explained as unreachable', () => {
  expect(problem(undefined, 'timeout expired')).toContain('连接不上')
})

test('a name with several addresses, none of which answers, is explained as unreachable', () => {
  const refused = Object.assign(new Error('refused'), { code: 'ECONNREFUSED' })
  expect(connectionProblem('DATABASE_URL', url, new AggregateError([refused]))).toContain('连接不上')
})

test('PostgreSQL 15 is accepted and 14 refused by its version', async () => {
  const server = (major: number) => ({
    query: async () => ({ rows: [{ major, version: `${major}.9` }] }),
  })
  await expect(requireVersion(server(15))).resolves.toBeUndefined()
  await expect(requireVersion(server(14))).rejects.toThrow('PostgreSQL 14.9,需要 15')
})
