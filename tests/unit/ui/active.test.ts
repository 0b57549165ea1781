import { expect, test } from 'vitest'
import { isActive } from '@/components/shell/active'

const all = ['/', '/projects', '/projects/overdue', '/admin/users']

test.each([
  ['/projects', '/projects'],
  ['/projects/0190', '/projects'],
  ['/projects/overdue', '/projects/overdue'],
  ['/', '/'],
  ['/admin/users/1/edit', '/admin/users'],
])('at %s the entry %s is marked, and only that', (pathname, expected) => {
  expect(all.filter((href) => isActive(pathname, href, all))).toEqual([expected])
})

test('a path that only begins with the same letters marks nothing', () => {
  expect(all.filter((href) => isActive('/projects-old', href, all))).toEqual([])
})
