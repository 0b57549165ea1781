import {
  type Likeness,
  misspeltWord,
  NOTHING,
  reordered,
  shortened,
  slip,
} from '@/lib/organizations/names/letters'
import type { NameParts } from '@/lib/organizations/names/parts'
import { type Place, relatePlaces } from '@/lib/organizations/names/places'
import { abbreviates, slipBetween } from '@/lib/organizations/names/slips'
import { companyForms, type Form, sisterTrades, vagueTrades } from '@/lib/organizations/names/words'

type Judgement = { score: number; reason: string }

/** `text` is what somebody wrote, `held` a name of the register. */
export function compareNames(text: NameParts, held: NameParts): Likeness {
  const misspelt = isRuledOut(text, held) ? null : misspeltWord(text, held)
  if (misspelt) return misspelt
  const judged = text.head || held.head ? compareUnits(text, held) : compareFirms(text, held)
  if (judged.score >= 0.7 || isRuledOut(text, held)) return judged
  return [judged, slip(text, held), shortened(text, held), reordered(text, held)].reduce((a, b) =>
    b.score > a.score ? b : a,
  )
}

/** 分公司, another city: whatever else is alike, these are two. */
function isRuledOut(a: NameParts, b: NameParts) {
  return (
    a.branch !== b.branch ||
    relatePlaces(a.places, b.places) === 'different' ||
    relatePlaces(a.tailPlaces, b.tailPlaces) === 'different' ||
    relatePlaces(a.campus, b.campus) === 'different'
  )
}

/** The weakest part decides; every further weak part makes it a little less likely. */
function together(judgements: readonly Judgement[]): Likeness {
  const score = Math.min(...judgements.map((one) => one.score))
  const weak = judgements.filter((one) => one.score < 0.95).length
  return {
    score: Math.max(0, score - 0.04 * Math.max(0, weak - 1)),
    reasons: judgements.flatMap(({ reason }) => (reason ? [reason] : [])),
  }
}

function compareFirms(a: NameParts, b: NameParts): Likeness {
  if (a.branch !== b.branch) return { score: 0.5, reasons: ['一方是分支机构,不是同一单位'] }
  const core = judgeCore(a, b)
  if (core.score < 0.5) return NOTHING
  return together([core, judgePlaces(a, b), judgeForms(a, b), judgeWriting(a, b)])
}

function judgeWriting(a: NameParts, b: NameParts): Judgement {
  if (a.expanded === b.expanded) return { score: 1, reason: '' }
  return { score: 0.97, reason: '展开简称后比对' }
}

function judgePlaces(a: NameParts, b: NameParts): Judgement {
  const campus = relatePlaces(a.campus, b.campus)
  if (campus === 'different') return { score: 0.4, reason: '所注地点不同' }
  if (campus !== 'equal') return { score: 0.85, reason: '一方未注地点' }
  const names = (places: readonly Place[]) => places.map(({ name }) => name).join('')
  switch (relatePlaces(a.places, b.places)) {
    case 'equal': {
      const moved = a.placing !== b.placing && (a.placing === 'front' || b.placing === 'front')
      if (moved) return { score: 0.85, reason: `行政区划“${names(a.places)}”位置不同` }
      return { score: 0.98, reason: a.places.length > 0 ? '行政区划相同' : '' }
    }
    case 'missing':
      return { score: 0.88, reason: `一方未写行政区划“${names(a.places) || names(b.places)}”` }
    case 'within':
      return { score: 0.74, reason: `行政区划一为“${names(a.places)}”、一为“${names(b.places)}”` }
    case 'different':
      return { score: 0.4, reason: `行政区划不同:“${names(a.places)}”与“${names(b.places)}”` }
  }
}

const limited: ReadonlySet<Form | null> = new Set<Form | null>(['LIMITED', 'COMPANY'])

function judgeForms(a: NameParts, b: NameParts): Judgement {
  if (a.formWord === b.formWord) return { score: 1, reason: '' }
  const words = `组织形式一为“${a.formWord || '未写'}”、一为“${b.formWord || '未写'}”`
  if (a.form === null || b.form === null) {
    const [there, bare] = a.form ? [a, b] : [b, a]
    const isPlain = limited.has(there.form) || there.form === 'SHARES'
    // 热能研究院 may be a public institute beside 热能研究院有限公司
    if (isPlain && !/[院所]$/.test(bare.core))
      return { score: 0.96, reason: `未写组织形式“${there.formWord}”` }
    return { score: 0.84, reason: words }
  }
  if (limited.has(a.form) && limited.has(b.form)) return { score: 0.97, reason: words }
  if (companyForms.has(a.form) && companyForms.has(b.form)) {
    // a group and a firm of its name are usually mother and daughter
    if (a.form === 'GROUP' && b.form === 'GROUP') return { score: 0.92, reason: words }
    if (a.form === 'GROUP' || b.form === 'GROUP') return { score: 0.6, reason: words }
    return { score: 0.85, reason: words }
  }
  // 设计院 for 设计研究院; but a 职业技术学院 is no 学院
  const [short, long] =
    a.formWord.length < b.formWord.length ? [a.formWord, b.formWord] : [b.formWord, a.formWord]
  const isShort = short.at(-1) === long.at(-1) && abbreviates(short, long)
  if (a.form === b.form && isShort) return { score: a.form === 'COLLEGE' ? 0.6 : 0.86, reason: words }
  const restructured =
    [a, b].some(({ form }) => form === 'FACTORY') && [a, b].some(({ form }) => limited.has(form))
  return { score: restructured ? 0.72 : 0.5, reason: words }
}

function judgeCore(a: NameParts, b: NameParts): Judgement {
  if (a.core === b.core) {
    if (a.core.length === 0 && a.form !== b.form) return { score: 0.3, reason: '' }
    return { score: 0.99, reason: a.core ? `字号与行业“${a.core}”相同` : '' }
  }
  if (a.brand !== b.brand || a.brand === '') return judgeBrand(a, b)
  const [mine, theirs] = [new Set(a.trades), new Set(b.trades)]
  const only = [
    ...a.trades.filter((word) => !theirs.has(word)),
    ...b.trades.filter((word) => !mine.has(word)),
  ]
  const brand = `字号“${a.brand}”相同`
  if (only.length === 0) return { score: 0.86, reason: `${brand},行业写法不同` }
  // in an institute's name the field is all it is called by
  const isFirm = [a, b].every(({ form }) => form === null || companyForms.has(form) || form === 'FACTORY')
  if (!isFirm) return { score: 0.45, reason: '' }
  if (a.trades.length === 0 || b.trades.length === 0)
    return { score: 0.76, reason: `${brand},一方未写行业“${only.join('')}”` }
  if (only.some((word) => sisterTrades.has(word)))
    return { score: 0.6, reason: `${brand},行业多“${only.join('')}”` }
  const isSubset = a.trades.every((word) => theirs.has(word)) || b.trades.every((word) => mine.has(word))
  // 医疗 for 医疗器械
  const isBeginning = only.every((word) => [...mine, ...theirs].some((other) => isBeginningOf(word, other)))
  if (isBeginning) return { score: 0.78, reason: `${brand},行业写法不同` }
  if (isSubset) {
    const vague = only.every((word) => vagueTrades.has(word))
    return { score: vague ? 0.8 : 0.74, reason: `${brand},行业多“${only.join('')}”` }
  }
  const slipped = slipBetween(a.core, b.core)
  if (slipped && (slipped.kind !== 'other' || !areWords(a, b))) return slipped
  return { score: 0.45, reason: '' }
}

const isBeginningOf = (a: string, b: string) => a !== b && (a.startsWith(b) || b.startsWith(a))

/** 铝业 and 铜业 are two trades; 器木 is none. */
const areWords = (a: NameParts, b: NameParts) =>
  [a, b].every(({ trades }) => trades.every((word) => word.length > 1))

function judgeBrand(a: NameParts, b: NameParts): Judgement {
  // 定洋农业 for 中科定洋农业
  const [short, long] = a.brand.length < b.brand.length ? [a.brand, b.brand] : [b.brand, a.brand]
  const isShort = short.length >= 2 && long.length - short.length >= 2 && long.endsWith(short)
  if (isShort && a.trades.length > 0 && a.trades.join() === b.trades.join())
    return { score: 0.76, reason: `字号“${short}”可能是“${long}”的简称` }
  const slipped = slipBetween(a.core, b.core)
  if (!slipped || a.core.length < 2) return { score: 0.3, reason: '' }
  // one other character makes another 字号; only in a word of the trade is it a slip
  const inTrade = slipped.at >= Math.max(a.brand.length, b.brand.length)
  if (slipped.kind === 'other')
    return inTrade && !areWords(a, b) ? slipped : { score: 0.55, reason: slipped.reason }
  return slipped
}

/** A college, a laboratory, an institute of an academy: the same only when whose it is and what it is agree. */
function compareUnits(a: NameParts, b: NameParts): Likeness {
  if (a.head && !b.head) {
    const isHead = b.full === a.head || sameHead(a.head, placedName(b))
    return isHead ? partOf(a) : NOTHING
  }
  if (!a.head && b.head) return localName(a, b)
  if (!sameHead(a.head, b.head)) return NOTHING
  const judgements: Judgement[] = [{ score: 0.99, reason: `所属“${b.head}”相同` }, judgeWriting(a, b)]
  const places = relatePlaces(a.tailPlaces, b.tailPlaces)
  if (places === 'different') return { score: 0.4, reasons: ['所在地不同'] }
  if (places !== 'equal') judgements.push({ score: 0.88, reason: '一方未写所在地' })
  if (a.full !== b.full) judgements.push(judgeTails(a.tail, b.tail))
  return together(judgements)
}

function judgeTails(a: string, b: string): Judgement {
  if (a === b) return { score: 0.95, reason: `“${a}”相同` }
  const slipped = slipBetween(a, b)
  if (slipped && slipped.kind !== 'other') return slipped
  const [short, long] = a.length < b.length ? [a, b] : [b, a]
  const isShort =
    short.length >= 2 && short.at(-1) === long.at(-1) && short[0] === long[0] && abbreviates(short, long)
  if (isShort) return { score: short.length >= 3 ? 0.87 : 0.78, reason: `“${short}”可能是“${long}”的简写` }
  return { score: 0.4, reason: '' }
}

const COLLEGE_UNIT = /(学院|系|实验室|研究所|研究院|研究中心|中心|课题组|团队)$/

/** Contracts of a college are the university's: somebody says whether to enter it as such. */
function partOf(unit: NameParts): Likeness {
  const isCollege = unit.head.endsWith('大学') && COLLEGE_UNIT.test(unit.tail) && !/附属|独立/.test(unit.tail)
  const reason = `“${unit.tail}”是该单位的下属机构,请确认是否以该单位登记`
  return { score: isCollege ? 0.72 : 0.5, reasons: [reason] }
}

/** 青岛能源所: an institute called by its town and its field, without its academy. */
function localName(a: NameParts, b: NameParts): Likeness {
  const there = b.tailPlaces.length > 0 && relatePlaces(a.places, b.tailPlaces) === 'equal'
  const isField = a.core.length >= 2 && b.tail.includes(a.core) && a.full.at(-1) === b.full.at(-1)
  if (!there || !isField) return NOTHING
  return { score: 0.76, reasons: [`“${a.full}”可能是“${b.full}”的俗称`] }
}

const placedName = (name: NameParts) =>
  `${name.places.map((place) => place.name).join('')}${name.core}${name.formWord}`

const sameHead = (a: string, b: string) =>
  a === b || a === b.replace(/^中国/, '') || b === a.replace(/^中国/, '')
