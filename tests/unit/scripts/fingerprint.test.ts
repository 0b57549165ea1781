import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { fingerprint, unlessDone } from '@/scripts/fingerprint.mjs'

let root: string

beforeEach(() => {
  root = fs.mkdtempSync(path.join(os.tmpdir(), 'luodi-fingerprint-'))
  write('app/page.tsx', 'page')
  write('lib/money.ts', 'money')
  write('lib/generated/client.ts', 'client')
})
afterEach(() => fs.rmSync(root, { recursive: true }))

const sources = () => fingerprint(root, ['app', 'lib', 'proxy.ts'], (place) => place === 'lib/generated')

test('unchanged sources have the same fingerprint', () => {
  expect(sources()).toBe(sources())
})

test('any change of content, name or number of files changes it', () => {
  const seen = new Set([sources()])
  write('lib/money.ts', 'money!')
  seen.add(sources())
  fs.renameSync(path.join(root, 'app/page.tsx'), path.join(root, 'app/layout.tsx'))
  seen.add(sources())
  write('proxy.ts', '')
  seen.add(sources())
  fs.rmSync(path.join(root, 'lib/money.ts'))
  seen.add(sources())
  expect(seen.size).toBe(5)
})

test('what moves between two files is noticed', () => {
  write('app/page.tsx', 'ab')
  write('app/z.tsx', 'c')
  const before = sources()
  write('app/page.tsx', 'a')
  write('app/z.tsx', 'bc')
  expect(sources()).not.toBe(before)
})

test('generated files do not count', () => {
  const before = sources()
  write('lib/generated/client.ts', 'another client')
  expect(sources()).toBe(before)
})

test('work is done once per fingerprint, and again after it failed', async () => {
  const stamp = path.join(root, 'made/fingerprint')
  let done = 0
  const work = async () => {
    done++
  }
  await unlessDone({ stamp, identity: 'a' }, work)
  await unlessDone({ stamp, identity: 'a' }, work)
  expect(done).toBe(1)

  const failing = unlessDone({ stamp, identity: 'b' }, () => Promise.reject(new Error('no')))
  await expect(failing).rejects.toThrow('no')
  await unlessDone({ stamp, identity: 'a' }, work)
  expect(done).toBe(2)
})

test('work whose result was removed is done again', async () => {
  const stamp = path.join(root, 'made/fingerprint')
  let done = 0
  const work = async () => {
    done++
  }
  await unlessDone({ stamp, identity: 'a' }, work)
  await unlessDone({ stamp, identity: 'a', complete: () => false }, work)
  expect(done).toBe(2)
})

function write(place: string, content: string) {
  const file = path.join(root, place)
  fs.mkdirSync(path.dirname(file), { recursive: true })
  fs.writeFileSync(file, content)
}
