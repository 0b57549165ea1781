import type { Inline, Note } from '@/lib/briefings/content'
import { type GeneralName, generalNames, type Piece, piecesOf } from '@/lib/briefings/placeholders'
import { typeset } from '@/lib/briefings/typeset'
import {
  changeWords,
  dayWords,
  figureWords,
  noteWords,
  periodName,
  rangeWords,
  vagueWords,
} from '@/lib/briefings/words'
import { bureau } from '@/lib/bureau'
import { formatInstant } from '@/lib/dates'
import type { Snapshot, SnapshotFigure } from '@/lib/snapshots/queries'

/**
 * Fills texts in from a snapshot. A sentence that names what the snapshot does not have is left out and reported: half a
 * sentence would be wrong, and an invented number worse.
 */
export class Filling {
  readonly notes: Note[] = []
  readonly missing = new Set<string>()
  readonly #numbers = new Map<string, number>()
  readonly #figures: ReadonlyMap<string, SnapshotFigure>
  readonly #general: Readonly<Record<GeneralName, string | null>>

  constructor(
    private readonly snapshot: Snapshot,
    /** Ids of figures that are proven to be the first ever. */
    private readonly firsts: ReadonlySet<string>,
  ) {
    this.#figures = new Map(snapshot.figures.map((figure) => [figure.name, figure]))
    const { from, asOf, knownAt, origin } = snapshot
    this.#general = {
      城市: bureau.city,
      单位: bureau.name,
      年份: asOf.slice(0, 4),
      期间: periodName(from, asOf),
      统计期间: rangeWords(from, asOf),
      起始日期: dayWords(from),
      截止日期: dayWords(asOf),
      所知时刻: formatInstant(knownAt),
      累计起点: origin && dayWords(origin),
    }
  }

  /** The figure of that name, or a remark that there is none. */
  figure(name: string): SnapshotFigure | null {
    const figure = this.#figures.get(name)
    if (!figure) this.missing.add(name)
    return figure ?? null
  }

  /** The place of a figure's footnote. */
  note(figure: SnapshotFigure): { note: number } {
    const known = this.#numbers.get(figure.code)
    if (known !== undefined) return { note: known }
    const note = this.notes.length
    this.#numbers.set(figure.code, note)
    this.notes.push({
      passport: figure.code,
      figure: figure.name,
      text: typeset(noteWords(figure, this.snapshot)),
    })
    return { note }
  }

  /** A text that names no figure, or null. */
  plain(text: string): string | null {
    const words = piecesOf(text).map((piece) =>
      typeof piece === 'string' ? piece : this.general(piece.name),
    )
    return words.includes(null) ? null : typeset(words.join(''))
  }

  /** The sentences of a text that can be filled in; null when none can. */
  sentences(text: string): Inline[] | null {
    const kept = sentencesOf(text).filter((sentence) => this.known(sentence))
    const last = kept.at(-1)
    if (last === undefined) return null
    // what followed a semicolon may be gone
    kept[kept.length - 1] = text.trimEnd().endsWith('。') ? last.replace(/[;\uff1b]$/, '。') : last
    return kept.flatMap((sentence) => piecesOf(sentence).flatMap((piece) => this.inline(piece)))
  }

  private known(sentence: string): boolean {
    const unknown = piecesOf(sentence).filter(
      (piece) =>
        typeof piece !== 'string' &&
        (isGeneral(piece.name) ? this.general(piece.name) : this.figure(piece.name)) === null,
    )
    return unknown.length === 0
  }

  private inline(piece: Piece): Inline[] {
    if (typeof piece === 'string') return [typeset(piece)]
    const figure = this.#figures.get(piece.name)
    if (!figure) return [this.general(piece.name) ?? '']
    if (piece.form === '同比') return [changeWords(figure, this.firsts.has(figure.indicatorId))]
    return [piece.form === '概数' ? vagueWords(figure) : figureWords(figure), this.note(figure)]
  }

  private general(name: string): string | null {
    const words = isGeneral(name) ? this.#general[name] : null
    if (words === null) this.missing.add(name)
    return words
  }
}

const isGeneral = (name: string): name is GeneralName => generalNames.some((known) => known === name)

/** Each with its mark at the end. */
const sentencesOf = (text: string) => text.match(/[^。;\uff1b]*[。;\uff1b]|[^。;\uff1b]+$/g) ?? []
