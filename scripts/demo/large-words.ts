import { newId } from '@/lib/ids'
import { makeCreditCode } from '@/lib/organizations/credit-code'
import { normalizeName } from '@/lib/organizations/name'
import { searchColumns } from '@/lib/search/pinyin'
import { CITY, instituteWords, places, universityWords } from './places'
import { branches, firmWords } from './words'

const titleEndings = [
  ...[
    '关键技术研究',
    '中试及产业化',
    '工艺优化',
    '应用示范',
    '装备研制',
    '性能提升',
    '质量控制',
    '智能化改造',
  ],
  ...['联合攻关', '成果转化', '标准研制', '人才培养'],
]
/** Each stands in a handful of records: what a search finds seldom. */
const rareObjects = [
  '量子磁力仪',
  '牡丹籽油',
  '氦气回收',
  '蚕丝蛋白',
  '陨石分析',
  '铌酸锂晶体',
  '鲟鱼繁育',
  '甲骨数字化',
]

/** No two have the same name. Places in the list are the ranks by which the busy ones are chosen. */
export function organizationRows(firms: number, partners: number) {
  const firmRows = Array.from({ length: firms }, (_, index) => {
    const branch = at(branches, index + Math.floor(index / firmWords.length ** 2))
    const words = at(firmWords, index) + at(firmWords, Math.floor(index / firmWords.length))
    const more = Math.floor(index / (firmWords.length ** 2 * branches.length))
    const name = `定州${words}示例${branch.firm}有限公司${more > 0 ? `第${more}分公司` : ''}`
    return {
      ...organizationRow(index, name, makeCreditCode('91', 100_000 + index)),
      isFirm: true,
      kind: 'ENTERPRISE',
      region: CITY,
      industry: branch.industry,
      strategic: branch.strategic,
      field: branch.field,
    }
  })
  const kinds = [...universityWords, ...instituteWords]
  const partnerRows = Array.from({ length: partners }, (_, index) => {
    const place = at(places, index)
    const round = Math.floor(index / places.length)
    const type = at(kinds, index + Math.floor(round / firmWords.length))
    const more = Math.floor(round / (firmWords.length * kinds.length))
    const name = `${place.name}示例${at(firmWords, round)}${type}${more > 0 ? `第${more}分校` : ''}`
    return {
      ...organizationRow(index, name, makeCreditCode('12', 100_000 + index)),
      isFirm: false,
      kind: universityWords.includes(type) ? 'UNIVERSITY' : 'INSTITUTE',
      region: place.region,
      industry: null,
      strategic: null,
      field: null,
    }
  })
  return [...firmRows, ...partnerRows]
}

/** Round and round. */
function at<Item>(items: readonly Item[], index: number): Item {
  const item = items[index % items.length]
  if (item === undefined) throw new Error('nothing to choose from')
  return item
}

function organizationRow(n: number, name: string, creditCode: string) {
  const { searchText, sortKey } = searchColumns({ texts: [name], sortBy: name })
  return { n, id: newId(), name, normalized: normalizeName(name), creditCode, words: searchText, sortKey }
}

/** Some thousand titles, each of which the database uses many times; the rare ones seldom. */
export function titleRows() {
  const common = branches.flatMap(({ objects }) =>
    objects.flatMap((object) => titleEndings.map((ending) => object + ending)),
  )
  const rare = rareObjects.flatMap((object) => titleEndings.slice(0, 3).map((ending) => object + ending))
  return [
    ...common.map((title, n) => titleRow(n, title, false)),
    ...rare.map((title, n) => titleRow(n, title, true)),
  ]
}

function titleRow(n: number, title: string, isRare: boolean) {
  const { searchText, sortKey } = searchColumns({ texts: [title], sortBy: title })
  return { n, isRare, title, words: searchText, sortKey }
}
