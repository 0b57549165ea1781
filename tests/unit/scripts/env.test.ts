import path from 'node:path'
import { expect, test } from 'vitest'
import { parseSettings } from '@/scripts/env.mjs'

test('without any setting the portal serves demonstration data from the embedded database on port 3000', () => {
  expect(parseSettings({})).toEqual({
    port: 3000,
    host: '127.0.0.1',
    databaseUrl: undefined,
    replicaUrl: undefined,
    dataDir: path.resolve('.data'),
    demo: true,
    publicUrl: 'http://localhost:3000',
    authSecret: undefined,
  })
})

test("an operator's own database gets demonstration data only when asked", () => {
  const DATABASE_URL = 'postgresql://user:secret@db.example.cn/luodi'
  expect(parseSettings({ DATABASE_URL }).demo).toBe(false)
  expect(parseSettings({ DATABASE_URL, DEMO: '1' }).demo).toBe(true)
  expect(parseSettings({ DEMO: '0' }).demo).toBe(false)
})

test('an empty value is the same as none', () => {
  expect(parseSettings({ DATABASE_URL: ' ', PORT: '', DEMO: '' })).toEqual(parseSettings({}))
})

test('people reach the portal at PUBLIC_URL, otherwise at the port on this machine', () => {
  expect(parseSettings({ PORT: '8080' }).publicUrl).toBe('http://localhost:8080')
  expect(parseSettings({ PUBLIC_URL: 'https://luodi.example.cn/' }).publicUrl).toBe(
    'https://luodi.example.cn',
  )
})

test.each([
  ['PORT', '99999'],
  ['PORT', '0'],
  ['PORT', '3e3'],
  ['PORT', '80 81'],
  ['HOST', 'local host'],
  ['DEMO', 'yes'],
  ['DATABASE_URL', 'mysql://user@host/luodi'],
  ['DATABASE_URL', 'postgresql://host'],
  ['DATABASE_REPLICA_URL', 'replica'],
  ['PUBLIC_URL', 'luodi.example.cn'],
  ['PUBLIC_URL', 'https://luodi.example.cn/portal'],
  ['PUBLIC_URL', 'https://user@luodi.example.cn'],
  ['NEXTAUTH_SECRET', 'x'.repeat(31)],
])('%s=%s is refused in a sentence that names the setting', (name, value) => {
  expect(() => parseSettings({ [name]: value })).toThrow(name)
})

test('a refused database address is not repeated, because it holds a password', () => {
  expect(() => parseSettings({ DATABASE_URL: 'postgresql//user:hunter2@host/luodi' })).toThrow(
    expect.objectContaining({ message: expect.not.stringContaining('hunter2') }),
  )
})
