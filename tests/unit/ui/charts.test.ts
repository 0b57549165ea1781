import { expect, test } from 'vitest'
import { bulletReading } from '@/components/charts/bullet-reading'
import { cellText, describeChart, plainNumber } from '@/components/charts/chart-data'

test('a missing value is a dash in the table, never zero', () => {
  const row = { label: '2022', values: { a: null, b: 0, c: 1234.5 }, display: { c: '1,234.50' } }
  expect(['a', 'b', 'c', 'd'].map((key) => cellText(row, key))).toEqual(['—', '0', '1,234.50', '—'])
})

test('numbers are grouped, and what is no number is nothing', () => {
  expect(plainNumber(14200)).toBe('14,200')
  expect(plainNumber(null)).toBe('')
})

test('a target of zero has no completion rate', () => {
  expect(bulletReading(3, 0)).toEqual({ share: 0, percent: '—', timePercent: null })
  expect(bulletReading(31, 40, 0.8)).toEqual({ share: 0.775, percent: '77.5%', timePercent: '80.0%' })
})

test('the sentence for the chart names range and unit', () => {
  const rows = ['2020', '2021', '2022'].map((label) => ({ label, values: { a: 1 } }))
  expect(describeChart('签约项目', '个', [{ key: 'a', label: '项目' }], rows)).toContain('2020至2022')
  expect(describeChart('签约项目', '个', [], [])).toBe('签约项目:没有数据')
})
