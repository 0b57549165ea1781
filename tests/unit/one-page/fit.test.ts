import { expect, test } from 'vitest'
import { fitOnPage } from '@/lib/one-page/fit'

const load = (rows: number, length: number) => ({
  rows,
  notes: Array.from({ length: rows }, (_, index) => `[${index + 1}] ${'口'.repeat(length)}`),
  shortNotes: Array.from({ length: rows }, (_, index) => `[${index + 1}] ${'口'.repeat(12)}`),
})

test('few figures stand in large type with their whole definitions', () => {
  expect(fitOnPage(load(6, 60))).toEqual({ points: 10, padding: 2, whole: true })
})

test('more figures stand in smaller type, never larger', () => {
  const sizes = [6, 10, 14, 18].map((rows) => fitOnPage(load(rows, 80)))
  const points = sizes.map((fit) => fit.points)
  expect(points).toEqual(points.toSorted((a, b) => b - a))
  expect(sizes.every(({ whole }) => whole)).toBe(true)
})

test('what would be too small to read names its date and version instead', () => {
  const fit = fitOnPage(load(40, 120))
  expect(fit.whole).toBe(false)
  expect(fit.points).toBeGreaterThanOrEqual(6)
})
