import fc from 'fast-check'
import { expect, test } from 'vitest'
import { directionOf, inOrder, pageParam, plainParams, sliceOf, sortParam } from '@/lib/lists'

/** What the database would answer: rows in order, or from the other end. */
function rowsOf(total: number, slice: ReturnType<typeof sliceOf>) {
  const all = Array.from({ length: total }, (_, index) => index)
  const ordered = directionOf('asc', slice) === 'asc' ? all : all.toReversed()
  return inOrder(slice, ordered.slice(slice.skip, slice.skip + slice.take))
}

test('counting from the nearer end shows the same rows as counting from the first', () => {
  fc.assert(
    fc.property(
      fc.nat(5000),
      fc.integer({ min: 1, max: 600 }),
      fc.constantFrom(10, 20, 50, 100),
      (total, page, pageSize) => {
        const slice = sliceOf({ page, pageSize }, total)
        const first = (slice.page - 1) * pageSize
        const expected = Array.from(
          { length: Math.max(0, Math.min(pageSize, total - first)) },
          (_, at) => first + at,
        )
        expect(rowsOf(total, slice)).toEqual(expected)
        expect(slice.skip).toBeLessThanOrEqual(total / 2 + pageSize)
      },
    ),
  )
})

test('a page past the end is the last one, and an empty list has one page', () => {
  expect(sliceOf({ page: 99, pageSize: 20 }, 45)).toMatchObject({ page: 3 })
  expect(sliceOf({ page: 1, pageSize: 20 }, 0)).toEqual({ page: 1, skip: 0, take: 0, reversed: false })
})

test.each([
  [{ page: '0' }, 1],
  [{ page: '-3' }, 1],
  [{ page: 'x' }, 1],
  [{ page: '1e9' }, 1],
  [{ page: '7' }, 7],
])('%o is page %i', (params, page) => {
  expect(pageParam(params)).toMatchObject({ page, pageSize: 20 })
})

test('print=1 lists a thousand rows on one page, whatever page the list was on', () => {
  expect(pageParam({ print: '1', page: '7', pageSize: '50' })).toEqual({ page: 1, pageSize: 1000 })
  expect(pageParam({ print: 'yes', page: '7' })).toEqual({ page: 7, pageSize: 20 })
  expect(pageParam({ pageSize: '1000' })).toEqual({ page: 1, pageSize: 20 })
})

test('only known columns sort; a minus turns the order round', () => {
  const fallback = { key: 'signedOn', direction: 'desc' } as const
  expect(sortParam({ sort: '-amountFen' }, ['signedOn', 'amountFen'], fallback)).toEqual({
    key: 'amountFen',
    direction: 'desc',
  })
  expect(sortParam({ sort: 'passwordHash' }, ['signedOn', 'amountFen'], fallback)).toEqual(fallback)
})

test('repeated and empty parameters become one text or nothing', () => {
  expect(plainParams({ a: ['1', '2'], b: '', c: ' x ', d: undefined })).toEqual({ a: '1', c: 'x' })
})
