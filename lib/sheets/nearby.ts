import { breather } from '@/lib/breathe'
import { addDays, type Day, dateOf } from '@/lib/dates'
import type { SheetRow, SimilarRecord } from '@/lib/sheets/description'
import { groupedBy } from '@/lib/sheets/values'
import { bigrams, diceOf } from '@/lib/similarity'

/** The duplicate guard of every record (AP-22): the same parties, a similar title, within 90 days. */
const DAYS = 90
const ALIKE = 0.6

type NearRecord = { id: string; code: string; title: string; groups: string[]; on: Date | null }
type Place = { groups: string[]; on: Day | undefined }

/** Compares each row with the records of its group only. Rows and records without a day may mean any day. */
export async function nearby<Record extends NearRecord>(
  rows: ReadonlyMap<number, SheetRow>,
  records: readonly Record[],
  placeOf: (row: SheetRow) => Place,
  also: (row: SheetRow, record: Record) => boolean = () => true,
): Promise<SimilarRecord[]> {
  const pairs = records.flatMap((record) => record.groups.map((group) => ({ group, record })))
  const byGroup = groupedBy(pairs, ({ group }) => group)
  const gramsById = new Map<string, string[]>()
  const gramsOf = ({ id, title }: Record) => {
    const known = gramsById.get(id) ?? bigrams(title)
    gramsById.set(id, known)
    return known
  }
  const breathe = breather()
  const found: SimilarRecord[] = []
  for (const [row, texts] of rows) {
    const { groups, on } = placeOf(texts)
    const near = groups.flatMap((group) => byGroup.get(group) ?? [])
    if (near.length === 0 || !texts.title) continue
    const [from, to] = on ? window(on) : [null, null]
    const own = bigrams(texts.title)
    for (const { record } of near) {
      const far = record.on && from && to && (record.on < from || record.on > to)
      if (far || !also(texts, record)) continue
      const theirs = gramsOf(record)
      // titles of very different length cannot be alike enough: most are told apart without comparing them
      const most = (2 * Math.min(own.length, theirs.length)) / (own.length + theirs.length)
      if (most < ALIKE || diceOf(own, theirs) < ALIKE) continue
      found.push({ row, id: record.id, code: record.code, title: record.title })
    }
    await breathe()
  }
  return found
}

/** A day known to its month or year counts from its first. */
function window(on: Day): [Date, Date] {
  const day = `${on}-01-01`.slice(0, 10)
  return [dateOf(addDays(day, -DAYS)), dateOf(addDays(day, DAYS))]
}
