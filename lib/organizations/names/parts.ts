import { written } from '@/lib/organizations/names/comparable'
import { type Place, placeAt } from '@/lib/organizations/names/places'
import { abbreviates } from '@/lib/organizations/names/slips'
import {
  academies,
  companyForms,
  type Form,
  formAtEnd,
  sameTrade,
  shortNames,
  shortWords,
  tradeAt,
} from '@/lib/organizations/names/words'

/** A name taken apart: 行政区划 + 字号 + 行业 + 组织形式; of a college or an institute also whose it is. */
export type NameParts = {
  /** The whole, to be compared with; short words written out, remarks and brackets dropped. */
  full: string
  /** With the places that stood in brackets: the same characters, whatever their order. */
  all: string
  /** Something was written out: 中科院, 农大. */
  expanded: boolean
  places: Place[]
  /** 旭阳科技(北京)有限公司 and 北京旭阳科技有限公司 are two names. */
  placing: 'front' | 'bracket' | 'end' | 'none'
  brand: string
  trades: string[]
  /** Brand and trades as they stand. */
  core: string
  form: Form | null
  /** How the form is written. */
  formWord: string
  /** 定州分公司 */
  branch: string
  /** 天津大学 of 天津大学化工学院, with its place. */
  head: string
  /** 化工学院, without places. */
  tail: string
  tailPlaces: Place[]
  /** 校区, where a university has the same name in two cities: 华北电力大学(保定). */
  campus: Place[]
  /** 原…, 曾用名…: another name that the text itself mentions. */
  formers: string[]
}

/** Who it is in the contract, or its number in a list. */
const LEADING = /^(?:[甲乙丙]方|\d{1,3}(?=\p{Script=Han}{4}))/u
const REMARK =
  /^(盖章|公章|签章|章|甲方|乙方|丙方|筹|筹备|筹建中?|简称.*|以下简称.*|下称.*|示例.{0,3}|全称|牵头|主管|本部|总部)$/
const FORMER = /^(原名称?|曾用名|旧称|旧名|前身为?|更名前|原)为?(.{2,})$/
const PRESENT = /^(现名称?|现更名为?|更名为|已更名为|现)为?(.{2,})$/
const BRANCH =
  /^(.*(?:公司|集团|银行|厂|研究院|设计院))([^()]*?(?:分公司|分厂|分院|分店|分部|办事处|营业部|项目部|事业部|联络处))$/
const DISTRICT = /^\p{Script=Han}{2,3}?(?:县|区)(?!域)/u
const UNIT_HEAD = /^(.*?(?:大学|农林科学院|农业科学院|社会科学院|科学院|科学研究院))(?=.{2,}$)/

export function partsOf(name: string): NameParts {
  const { text, formers, bracketed, form: bracketForm } = withoutBrackets(written(name))
  const long = writtenOut(text)

  const branch = BRANCH.exec(long)
  const body = branch?.[1] ?? long
  const academy = academies.find((one) => long.includes(one))
  const own = academy ? long.replace(academy, '') : ''
  if (academy && own.length > 0 && own !== '大学') {
    const { places, rest } = placesIn(own)
    return parts({
      full: long,
      expanded: long !== text,
      head: academy,
      tail: rest,
      tailPlaces: places,
      formers,
    })
  }

  const end = bracketForm ?? formAtEnd(body)
  const stem = end && body.endsWith(end.word) ? body.slice(0, body.length - end.word.length) : body
  const front = placesIn(stem)
  const head = UNIT_HEAD.exec(
    front.places.length > 0 ? body.slice(stem.length - front.rest.length) : body,
  )?.[1]
  const isUnit = head !== undefined && !(end && companyForms.has(end.form))
  if (isUnit) {
    const prefix = body.slice(0, stem.length - front.rest.length)
    const { places, rest } = placesIn(body.slice(prefix.length + head.length))
    return parts({
      full: long,
      expanded: long !== text,
      places: front.places,
      placing: front.places.length > 0 ? 'front' : 'none',
      head: `${front.places.map((place) => place.name).join('')}${head}`,
      tail: rest,
      tailPlaces: places,
      campus: bracketed,
      formers,
    })
  }

  const isCompany = end !== null && companyForms.has(end.form)
  const last = front.places.length === 0 && bracketed.length === 0 ? placeAtEnd(front.rest) : null
  const core = last ? last.rest : front.rest
  const { brand, trades } = split(core)
  return parts({
    full: long,
    all: long + bracketed.map(({ name }) => name).join(''),
    expanded: long !== text,
    places: [
      ...front.places,
      ...(isCompany || end?.form !== 'UNIVERSITY' ? bracketed : []),
      ...(last ? [last.place] : []),
    ],
    placing: front.places.length > 0 ? 'front' : bracketed.length > 0 ? 'bracket' : last ? 'end' : 'none',
    brand,
    trades,
    core,
    form: end?.form ?? null,
    formWord: end?.word ?? '',
    branch: branch?.[2] ?? '',
    campus: isCompany ? [] : bracketed,
    formers,
  })
}

function parts(given: Partial<NameParts> & Pick<NameParts, 'full'>): NameParts {
  return {
    all: given.full,
    expanded: false,
    places: [],
    placing: 'none',
    brand: '',
    trades: [],
    core: '',
    form: null,
    formWord: '',
    branch: '',
    head: '',
    tail: '',
    tailPlaces: [],
    campus: [],
    formers: [],
    ...given,
  }
}

/** A place in brackets, a form in brackets, a remark, another name; what else stands in brackets belongs to the name. */
function withoutBrackets(text: string) {
  const formers: string[] = []
  const bracketed: Place[] = []
  let form: { form: Form; word: string } | null = null
  let plain = text.replace(/\(([^()]*)\)/g, (_, inside: string) => {
    const former = FORMER.exec(inside)?.[2] ?? PRESENT.exec(inside)?.[2]
    if (former) formers.push(former)
    if (former || REMARK.test(inside)) return ''
    const place = placeAt(inside, 0)
    if (place && place.length === inside.length) {
      bracketed.push(place.place)
      return ''
    }
    const bracketForm = formAtEnd(inside)
    if (bracketForm && bracketForm.word === inside && inside !== '集团') {
      form = bracketForm
      return ''
    }
    // 天津大学(天大): the same once more
    if (inside.length < 6 && abbreviates(inside, text.slice(0, text.indexOf('(')))) return ''
    return inside
  })
  plain = plain.replace(/[()]/g, '').replace(LEADING, '')
  const formerly = /^原(?=..)/.test(plain) && placeAt(plain, 1) ? plain.slice(1) : null
  if (formerly) plain = formerly
  return { text: plain, formers, bracketed, form: form as { form: Form; word: string } | null }
}

function writtenOut(text: string): string {
  const whole = shortNames[text]
  if (whole) return whole
  if (!/[院大]/.test(text)) return text
  // 中国科学院 is not 中国科院, and 河北农大 ends there
  return shortWords.reduce((so_far, [word, long]) => so_far.replace(word, long), text)
}

/** Up to three places at the front, the wider first; a city of another province belongs to the name. */
function placesIn(text: string): { places: Place[]; rest: string } {
  const found: Place[] = []
  let at = 0
  while (found.length < 3) {
    const next = placeAt(text, at)
    const before = found.at(-1)
    if (!next || (before && !mayFollow(before, next.place))) break
    // 北京大学 is no university of nowhere, but 海南 alone leaves nothing to be called
    if (at + next.length >= text.length && found.length > 0 && !before?.isProvince) break
    found.push(next.place)
    at += next.length
  }
  // most names have none, and looking for one is the slowest step
  const may = found.length > 0 && text.length - at >= 6 && /[县区]/.test(text.slice(at, at + 4))
  const district = may ? DISTRICT.exec(text.slice(at)) : null
  return { places: found, rest: text.slice(at + (district?.[0].length ?? 0)) }
}

function mayFollow(wide: Place, narrow: Place) {
  return wide.province === '' || (wide.province === narrow.province && wide.name !== narrow.name)
}

function placeAtEnd(text: string): { place: Place; rest: string } | null {
  for (let size = 2; size <= 3 && text.length - size >= 4; size += 1) {
    const place = placeAt(text, text.length - size)
    if (place && place.length === size) return { place: place.place, rest: text.slice(0, -size) }
  }
  return null
}

/** The 字号 has at least two characters and ends where a word of 行业 begins. */
function split(core: string): { brand: string; trades: string[] } {
  let at = Math.min(2, core.length)
  while (at < core.length && tradeAt(core, at) === null) at += 1
  const brand = core.slice(0, at)
  const trades: string[] = []
  while (at < core.length) {
    const word = tradeAt(core, at) ?? core.charAt(at)
    trades.push(sameTrade(word))
    at += word.length
  }
  return { brand, trades }
}
