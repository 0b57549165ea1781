import { expect, test } from 'vitest'
import { gramsOf } from '@/lib/search/text'
import { matches } from '@/lib/search/where'

const grams = (q: string) => ({ searchGrams: { hasEvery: gramsOf(q) } })

test.each([
  ['科技', []],
  ['科', []],
  ['𠮷科', []],
  ['科技厅', ['科技厅']],
  ['科技 定州市', ['定州市']],
  ['XY-2022-0031', ['2022', '0031']],
])('%s is decided by its grams and by comparing %j', (q, compared) => {
  expect(matches(q)).toEqual({
    AND: [...compared.map((word) => ({ searchText: { contains: word } })), grams(q)],
  })
})
