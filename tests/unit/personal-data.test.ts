import { expect, test } from 'vitest'
import { maskAddress, maskMobile, maskNames, readPhone } from '@/lib/personal-data'

test('a phone number is masked in the middle', () => {
  expect(maskMobile('13812345678')).toBe('138****5678')
  expect(maskMobile('0312-2345678')).toBe('031****78')
})

test.each([
  ['王小明', '王**'],
  ['李时珍、沈括', '李**、沈**'],
  ['𠮷田 Anna', '𠮷** A**'],
])('of %s paper and files say %s', (names, masked) => expect(maskNames(names)).toBe(masked))

test.each([
  ['10.1.2.3', '10.1.*.*'],
  ['2001:db8::1', '2001:db8:*'],
  ['::1', '::*'],
])('of the computer %s they say %s', (ip, masked) => expect(maskAddress(ip)).toBe(masked))

test.each([
  ['138 1234 5678', '13812345678'],
  ['+86-138-1234-5678', '13812345678'],
  ['8613812345678', '13812345678'],
  ['１３８１２３４５６７８', '13812345678'],
  ['0312-2345678', '0312-2345678'],
  ['(0312)2345678', '0312-2345678'],
  ['03122345678', '0312-2345678'],
  ['010-62345678-801', '010-62345678-801'],
  ['+86 0312 2345678', '0312-2345678'],
])('%s is the number %s', (typed, phone) => expect(readPhone(typed)).toEqual({ ok: true, phone }))

test.each(['', '12812345678', '1381234567', '138123456789', '2345678', '0312-234567', '138-1234-5678-1'])(
  '%s is no phone number',
  (typed) => expect(readPhone(typed).ok).toBe(false),
)
