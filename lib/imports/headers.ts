import type { AmountUnit } from '@/lib/money'
import type { SheetColumn } from '@/lib/sheets/description'
import { bigrams, diceOf } from '@/lib/similarity'

export type HeaderMatch = { confidence: number; reason: string }

/** A header for comparing: without blanks, marks of required columns, and what stands in brackets about the unit. */
export function bareHeader(header: string): string {
  return header
    .normalize('NFKC')
    .replace(/[\s\u200b\ufeff]/g, '')
    .replace(/\((?:单位[::]?)?(?:人民币)?(?:亿元|万元|元|%|人|个|项|家|份|件|必填|选填|下拉选择)\)/g, '')
    .replace(/[,,](?:单位[::]?)?(?:万元|元)$/, '')
    .replace(/\/(?:万元|元)$/, '')
    .replace(/^[*★●#]+|[*★●::]+$/g, '')
    .toLowerCase()
}

/** The unit a header states: 金额(万元), 投资额/元, 合同额,单位:万元 */
export function unitOfHeader(header: string): AmountUnit | null {
  const unit = /(?:[((,,/]|单位[::]?)\s*(?:单位[::]?)?\s*(?:人民币)?(万元|元)\s*[))]?\s*$/.exec(
    header.normalize('NFKC').replace(/[*★\s]/g, ''),
  )?.[1]
  return unit === '万元' || unit === '元' ? unit : null
}

/** The unit a note above the table states: 单位:万元, 金额单位:元 */
export function unitOfNote(text: string): AmountUnit | null {
  const unit = /单位\s*[::]?\s*(?:人民币)?\s*(万元|元)/.exec(text.normalize('NFKC').replace(/\s/g, ''))?.[1]
  return unit === '万元' || unit === '元' ? unit : null
}

type Name = { bare: string; grams: string[]; weight: number; reason: string }

/** What a column may be called, prepared once for comparing with many headers. */
export function namesOf(column: SheetColumn): Name[] {
  const label = bareHeader(column.label)
  const aliases = (column.aliases ?? '').split(' ').filter(Boolean).map(bareHeader)
  return [
    { bare: label, grams: bigrams(label), weight: 1, reason: '与列名相同' },
    ...aliases.map((bare) => ({ bare, grams: bigrams(bare), weight: 0.95, reason: '为常见写法' })),
  ]
}

/** How likely a header means a column. `leaf` and `group` are the lower and upper line of a header of two lines. */
export function matchHeader(
  names: readonly Name[],
  header: { whole: string; leaf: string; group: string },
): HeaderMatch {
  const whole = bareHeader(header.whole)
  const leaf = bareHeader(header.leaf)
  const group = bareHeader(header.group)
  let best: HeaderMatch = { confidence: 0, reason: '' }
  const better = (confidence: number, reason: string) => {
    if (confidence > best.confidence) best = { confidence, reason }
  }
  if (whole === '') return best
  const grams = bigrams(whole)
  for (const { bare, grams: own, weight, reason } of names) {
    if (whole === bare) better(weight, `表头“${header.whole}”${reason}`)
    else if (leaf === bare && leaf !== whole) better(weight * 0.92, `表头“${header.leaf}”${reason}`)
    // 甲方 | 名称: the upper line names the party, the lower one says nothing of its own
    else if (group === bare && /^(单位)?(名称|全称)?$/.test(leaf))
      better(weight * 0.9, `表头“${group}”${reason}`)
    else if (bare.length >= 2 && whole.endsWith(bare))
      better(weight * (bare.length > 2 ? 0.8 : 0.5), `表头“${header.whole}”含“${bare}”`)
    else if (bare.length >= 2 && whole.startsWith(bare))
      better(weight * (bare.length > 2 ? 0.72 : 0.45), `表头“${header.whole}”含“${bare}”`)
    else {
      const alike = diceOf(grams, own)
      if (alike >= 0.6) better(alike * 0.7, `表头“${header.whole}”与“${bare}”相近`)
    }
  }
  return best
}
