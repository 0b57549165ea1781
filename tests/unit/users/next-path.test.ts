import { expect, test } from 'vitest'
import { nextPath } from '@/lib/accounts/next-path'

test.each(['/', '/agreements', '/projects/1?page=2&q=%E5%AE%9A%E5%B7%9E#a'])(
  '%s is a page of this portal',
  (path) => {
    expect(nextPath(path)).toBe(path)
  },
)

test.each([
  '//evil.example',
  '///evil.example',
  '/\\evil.example',
  '\\\\evil.example',
  '/\t/evil.example',
  '/\n/evil.example',
  '/.//evil.example',
  '/a/..//evil.example',
  'https://evil.example',
  'https:evil.example',
  'javascript:alert(1)',
  'data:text/html,x',
  ' /agreements',
  'agreements',
  '/\u0000',
  '',
  '/login',
  '/login?next=/login',
  undefined,
  null,
  ['/agreements', '/x'],
  { toString: () => '/x' },
])('%j leads home', (next) => {
  expect(nextPath(next)).toBe('/')
})

test.each(['/%0aevil', '/%2f%2fevil.example', '/@evil.example', '/http://evil.example'])(
  '%s stays within the portal',
  (next) => {
    expect(new URL(nextPath(next), 'https://portal.example').origin).toBe('https://portal.example')
  },
)
