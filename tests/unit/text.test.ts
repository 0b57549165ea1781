import { describe, expect, test } from 'vitest'
import { containsIdNumber, visibleText } from '@/lib/text'

describe('text is kept as a person meant it', () => {
  test('trimmed, without zero-width characters, lines ended alike', () => {
    expect(visibleText('  双天\u200b机械\ufeff ', 20)).toEqual({ ok: true, text: '双天机械' })
    expect(visibleText('一\r\n二\r三\t四', 20)).toEqual({ ok: true, text: '一\n二\n三\t四' })
  })

  test('its length counts characters', () => {
    expect(visibleText('𠮷𠮷', 2)).toEqual({ ok: true, text: '𠮷𠮷' })
    expect(visibleText('三个字', 2)).toEqual({ ok: false, message: '不超过 2 个字' })
  })

  test.each([
    ['NUL', 'a\0b'],
    ['a control character', 'a\u0007b'],
    ['the first half of a surrogate pair', 'a\ud842b'],
    ['the second half of a surrogate pair', 'a\udfb7b'],
    ['reversed writing', 'gpj\u202efdp.exe'],
  ])('%s is refused', (_, text) =>
    expect(visibleText(text, 20)).toEqual({ ok: false, message: '包含无法显示的字符,请删除后重新填写' }),
  )
})

describe('personal numbers that the portal does not collect', () => {
  test.each([
    ['联系人身份证11010519491231002X,请核对', true],
    ['１１０１０５１９４９１２３１００２ｘ', true],
    ['卡号6222021234567890128', true],
    ['卡号 6222 0212 3456 7890 128', true],
    ['卡号6222021234567890127', false],
    ['卡号 4111-1111-1111-1111', true],
    ['卡号4111111111111111', true],
    ['110105194912310021', false],
    ['914403001922038216', false],
    ['12100000400000624D', false],
    ['登记编号 2022130682000123', false],
    ['2022-10-19 至 2023-10-19', false],
    ['专利 202311303481.9', false],
  ])('%s: %s', (text, found) => expect(containsIdNumber(text)).toBe(found))

  test('a UnionPay card is found with any length whose check digit is right', () => {
    const body = '622202123456789012'
    const found = [...'0123456789'].filter((digit) => containsIdNumber(`卡号${body}${digit}`))
    expect(found).toHaveLength(1)
    const grouped = `${body}${found[0]}`.replace(/(\d{4})(?=\d)/g, '$1 ')
    expect(containsIdNumber(`卡号 ${grouped}`)).toBe(true)
  })
})
