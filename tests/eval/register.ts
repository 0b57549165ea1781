import type { RegisteredName } from '@/lib/organizations/names/register'

/** A register of invented organizations with aliases, and names as they come in spreadsheets, for measuring time. */
export function largeRegister(size: number): RegisteredName[] {
  return Array.from({ length: size }, (_, at) => {
    const name = nameOf(at)
    return {
      id: `organization-${at}`,
      name,
      kind: 'ENTERPRISE' as const,
      creditCode: null,
      regionCode: '130682',
      parentId: null,
      aliases: [
        { alias: name.slice(2, 8), kind: 'ABBREVIATION' as const },
        ...(at % 3 === 0 ? [{ alias: name.replace('有限公司', '厂'), kind: 'FORMER' as const }] : []),
      ],
    }
  })
}

/** Every one of them another text: exact, shortened, misspelt, of another city, and quite unknown. */
export function writtenNames(count: number, size: number): string[] {
  return Array.from({ length: count }, (_, at) => {
    const name = nameOf((at * 7 + Math.floor(at / size)) % size)
    switch (at % 5) {
      case 0:
        return `${name}${at % 2 ? ' ' : ''}`
      case 1:
        return name.replace('有限公司', at % 2 ? '公司' : '')
      case 2:
        return name.slice(0, 4) + name.slice(5)
      case 3:
        return `${cities[(at + 3) % cities.length]}${name.slice(2)}`
      default:
        return nameOf(size + at)
    }
  })
}

const cities = '定州 保定 唐山 沧州 廊坊 邯郸 北京 天津 济南 郑州'.split(' ')
const first = '华恒瑞金永长盛宏大安丰广源信泰康明兴旺隆新云海天山东正德中凯诚博达通远卓越'
const second = '阳远通盛固信泽源禾泰祥达宇辉腾峰涛鑫茂昌耀翔鹏博锐智创联科诺维力驰捷锦绣程'
const trades =
  '机械制造 新材料科技 农业科技 医疗器械 环保科技 化工 食品 塑料制品 汽车零部件 软件 铸造 建材 电气'.split(
    ' ',
  )

function nameOf(at: number): string {
  const pick = (text: string | readonly string[], step: number) =>
    text[Math.floor(at / step) % text.length] ?? ''
  const brand = `${pick(first, 1)}${pick(second, first.length)}${at % 3 === 0 ? pick(first, 7) : ''}`
  return `${pick(cities, 3)}${brand}${pick(trades, 5)}有限公司`
}
