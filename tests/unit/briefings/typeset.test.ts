import { expect, test } from 'vitest'
import { typeset } from '@/lib/briefings/typeset'

test('marks of a Chinese text become wide', () => {
  expect(typeset('签约31项,其中(省外)2项;另见:附件')).toBe(
    '签约31项\uff0c其中\uff08省外\uff092项\uff1b另见\uff1a附件',
  )
  expect(typeset(',')).toBe('\uff0c')
})

test('those of numbers, times and addresses stay', () => {
  expect(typeset('142,000,000.00元、17:30:05、/passports/KZ-2022-0001-01')).toBe(
    '142,000,000.00元、17:30:05、/passports/KZ-2022-0001-01',
  )
})
