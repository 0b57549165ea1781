/** Administrative divisions, GB/T 2260: provinces, the cities of Hebei, and what this city groups its partners by. */

/** The city this portal is run by: 定州市. What is local follows from it. */
export const TENANT_REGION = '130682'

/** Somebody added in passing, whose place is still to be looked up. */
export const REGION_UNKNOWN = '000000'

/** Short names, as charts and lists write them. */
export const provinces = {
  '110000': '北京',
  '120000': '天津',
  '130000': '河北',
  '140000': '山西',
  '150000': '内蒙古',
  '210000': '辽宁',
  '220000': '吉林',
  '230000': '黑龙江',
  '310000': '上海',
  '320000': '江苏',
  '330000': '浙江',
  '340000': '安徽',
  '350000': '福建',
  '360000': '江西',
  '370000': '山东',
  '410000': '河南',
  '420000': '湖北',
  '430000': '湖南',
  '440000': '广东',
  '450000': '广西',
  '460000': '海南',
  '500000': '重庆',
  '510000': '四川',
  '520000': '贵州',
  '530000': '云南',
  '540000': '西藏',
  '610000': '陕西',
  '620000': '甘肃',
  '630000': '青海',
  '640000': '宁夏',
  '650000': '新疆',
  '710000': '台湾',
  '810000': '香港',
  '820000': '澳门',
  // Not of GB/T 2260: the registration form of technology contracts writes 8000 for everywhere else.
  '800000': '国外',
} as const

export type ProvinceCode = keyof typeof provinces

const hebei = {
  '130100': '石家庄市',
  '130200': '唐山市',
  '130300': '秦皇岛市',
  '130400': '邯郸市',
  '130500': '邢台市',
  '130600': '保定市',
  '130700': '张家口市',
  '130800': '承德市',
  '130900': '沧州市',
  '131000': '廊坊市',
  '131100': '衡水市',
  '130682': '定州市',
  '130181': '辛集市',
  '133100': '雄安新区',
  '130629': '容城县',
  '130632': '安新县',
  '130638': '雄县',
} as const

/** Everything a form offers: province, or city within Hebei. */
export const regions = { ...provinces, ...hebei, [REGION_UNKNOWN]: '待核实' } as const
export type RegionCode = keyof typeof regions

/** Codes of other sets for the same place: statistics, old contract forms. */
const aliases: Readonly<Record<string, string>> = {
  '139001': '130682',
  '139002': '130181',
  '7100': '710000',
  '8000': '800000',
}

/**
 * A code as lists and credit codes write it (13, 1306, 130682, 139001) as the listed region nearest to it: a district
 * becomes its city within Hebei, its province elsewhere. Null when it lies in no province.
 */
export function normalizeRegion(text: string): RegionCode | null {
  const digits = text.normalize('NFKC').trim()
  if (!/^\d{2}(\d{2}(\d{2})?)?$/.test(digits)) return null
  const code = aliases[digits] ?? digits.padEnd(6, '0')
  const city = [code, `${code.slice(0, 4)}00`].find((candidate) => Object.hasOwn(hebei, candidate))
  return (city as keyof typeof hebei | undefined) ?? provinceOf(code)
}

const provinceCode = (code: string) => `${code.slice(0, 2)}0000`

/** The province a code lies in; null when there is none such. */
export function provinceOf(code: string): ProvinceCode | null {
  const province = provinceCode(aliases[code] ?? code)
  return Object.hasOwn(provinces, province) ? (province as ProvinceCode) : null
}

/** 河北保定市, 北京, 江苏 (also for a place in Jiangsu that is not listed). */
export function regionLabel(code: string): string {
  const known = aliases[code] ?? code
  const province = provinceOf(known)
  if (!province) return known === REGION_UNKNOWN ? regions[REGION_UNKNOWN] : code
  const city = Object.hasOwn(hebei, known) ? hebei[known as keyof typeof hebei] : ''
  return `${provinces[province]}${city}`
}

/** Whether a code means the city of this portal, in whichever code set. */
export function isCity(code: string): boolean {
  return (aliases[code] ?? code) === TENANT_REGION
}

// By membership and not by prefix: the counties keep the codes they had in 保定.
export const xiongan: readonly string[] = ['133100', '130629', '130632', '130638']

/** What partners are grouped by, in the order in which charts show them. */
export const partnerBuckets = {
  LOCAL: '本市',
  BEIJING: '北京',
  TIANJIN: '天津',
  XIONGAN: '雄安新区',
  HEBEI: '河北其他',
  YANGTZE_DELTA: '长三角',
  PEARL_RIVER_DELTA: '珠三角',
  NORTHEAST: '东北',
  OTHER_PROVINCES: '其他省份',
  HONG_KONG_MACAO_TAIWAN: '港澳台',
  ABROAD: '国外',
  UNKNOWN: '待核实',
} as const

export type PartnerBucket = keyof typeof partnerBuckets

const bucketsByProvince: Partial<Record<ProvinceCode, PartnerBucket>> = {
  '110000': 'BEIJING',
  '120000': 'TIANJIN',
  '130000': 'HEBEI',
  '310000': 'YANGTZE_DELTA',
  '320000': 'YANGTZE_DELTA',
  '330000': 'YANGTZE_DELTA',
  '340000': 'YANGTZE_DELTA',
  '440000': 'PEARL_RIVER_DELTA',
  '210000': 'NORTHEAST',
  '220000': 'NORTHEAST',
  '230000': 'NORTHEAST',
  '710000': 'HONG_KONG_MACAO_TAIWAN',
  '810000': 'HONG_KONG_MACAO_TAIWAN',
  '820000': 'HONG_KONG_MACAO_TAIWAN',
  '800000': 'ABROAD',
}

/** The city itself first, then 雄安, then the rest: both lie in Hebei. */
export function partnerBucket(code: string): PartnerBucket {
  if (isCity(code)) return 'LOCAL'
  if (xiongan.includes(code)) return 'XIONGAN'
  const province = provinceOf(code)
  return province ? (bucketsByProvince[province] ?? 'OTHER_PROVINCES') : 'UNKNOWN'
}

/** 京津冀. */
export function isJingJinJi(code: string): boolean {
  const province = provinceOf(code)
  return province === '110000' || province === '120000' || province === '130000'
}

/** In the order of the list: the city itself, the rest of Hebei, the provinces, abroad, and what is not known yet. */
export const regionOptions: readonly { value: RegionCode; label: string }[] = (
  Object.keys(regions) as RegionCode[]
)
  .toSorted((a, b) => rank(a) - rank(b) || Number(a) - Number(b))
  .map((value) => ({ value, label: regionLabel(value) }))

function rank(code: RegionCode) {
  if (code === TENANT_REGION) return 0
  if (code === '800000') return 3
  if (code === REGION_UNKNOWN) return 4
  return code.startsWith('13') && code !== '130000' ? 1 : 2
}
