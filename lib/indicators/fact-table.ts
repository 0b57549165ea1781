import {
  at,
  type FactName,
  factColumns,
  NEVER,
  type Numbers,
  REGISTERED,
  sharedCodes,
  sharedReferences,
} from '@/lib/indicators/fact-columns'

/** Texts as small numbers, shared by all tables; 0 is "not stated". */
export class Dictionary {
  private readonly numbers = new Map<string, number>()
  private readonly texts: (string | null)[] = [null]

  numberOf(text: string): number {
    if (text === '') return 0
    const known = this.numbers.get(text)
    if (known !== undefined) return known
    this.texts.push(text)
    this.numbers.set(text, this.texts.length - 1)
    return this.texts.length - 1
  }

  /** -1, which no row has, for a text that none ever had. */
  find(text: string): number {
    return this.numbers.get(text) ?? -1
  }

  textOf(number: number): string | null {
    return this.texts[number] ?? null
  }

  get size() {
    return this.texts.length
  }
}

/**
 * The facts of one relation in columns: a hundred thousand rows are a few megabytes and are counted in a millisecond.
 * The order of rows means nothing; a removed one is replaced by the last.
 */
export class FactTable {
  size = 0
  columns: Readonly<Record<string, Numbers>>
  private room = 1024
  private roots = new Uint32Array(4 * this.room)
  /** In the order in which `append` takes their texts, after the root. */
  private readonly readers: readonly [name: string, read: (text: string) => number][]

  constructor(name: FactName, dictionary: Dictionary) {
    const { days, amounts, codes, flags } = factColumns[name]
    const coded = [...sharedCodes, ...sharedReferences, ...codes]
    this.columns = {
      ...Object.fromEntries([...coded, ...days, ...flags].map((name) => [name, new Int32Array(this.room)])),
      ...Object.fromEntries([REGISTERED, ...amounts].map((name) => [name, new Float64Array(this.room)])),
    }
    const readers: Record<string, (text: string) => number> = {
      ...Object.fromEntries(coded.map((name) => [name, (text: string) => dictionary.numberOf(text)])),
      ...Object.fromEntries(days.map((name) => [name, dayNumber])),
      ...Object.fromEntries([REGISTERED, ...amounts].map((name) => [name, amount])),
      ...Object.fromEntries(flags.map((name) => [name, (text: string) => Number(text === 'true')])),
    }
    this.readers = columnOrder(name).map((column) => [column, readers[column] as (text: string) => number])
  }

  /** One line as `factLines` gives it: its root, then the columns in `columnOrder`. */
  append(line: string) {
    const texts = line.split(',')
    if (this.size === this.room) this.grow()
    const row = this.size++
    this.roots.set(wordsOf(texts[0] ?? ''), 4 * row)
    this.readers.forEach(([name, read], index) => {
      this.column(name)[row] = read(texts[index + 1] ?? '')
    })
  }

  appendLines(lines: string) {
    for (const line of linesOf(lines)) this.append(line)
  }

  /** 1 for each row of these records, 0 for the others. */
  rowsOf(ids: ReadonlySet<string>): Uint8Array {
    const marks = new Uint8Array(this.size)
    if (ids.size === 0) return marks
    // The end of an id is random: sixteen bits of it tell nearly all other rows apart before an id is written out.
    const ends = new Uint8Array(2 ** 16)
    for (const id of ids) ends[wordsOf(id)[3] & 0xffff] = 1
    for (let row = 0; row < this.size; row++) {
      const end = (this.roots[4 * row + 3] as number) & 0xffff
      if (ends[end] === 1 && ids.has(this.rootOf(row))) marks[row] = 1
    }
    return marks
  }

  /** Removes the rows of these records. */
  removeRoots(ids: ReadonlySet<string>) {
    const marks = this.rowsOf(ids)
    for (let row = this.size - 1; row >= 0; row--) if (marks[row] === 1) this.remove(row)
  }

  /** The rows that `kept` says, as a table of their own. */
  select(name: FactName, dictionary: Dictionary, kept: (row: number) => boolean): FactTable {
    const rows = new Int32Array(this.size)
    let found = 0
    for (let row = 0; row < this.size; row++) if (kept(row)) rows[found++] = row
    const copy = new FactTable(name, dictionary)
    while (copy.room < found) copy.grow()
    copy.size = found
    for (const [column, numbers] of Object.entries(this.columns)) {
      const target = copy.column(column)
      for (let place = 0; place < found; place++) target[place] = at(numbers, at(rows, place))
    }
    for (let place = 0; place < found; place++) {
      const row = at(rows, place)
      for (let word = 0; word < 4; word++) copy.roots[4 * place + word] = this.roots[4 * row + word] as number
    }
    return copy
  }

  rootOf(row: number): string {
    const words = this.roots.subarray(4 * row, 4 * row + 4)
    const hex = Array.from(words, (word) => word.toString(16).padStart(8, '0')).join('')
    return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
  }

  column(name: string): Numbers {
    const column = this.columns[name]
    if (!column) throw new Error(`these facts have no column ${name}`)
    return column
  }

  private remove(row: number) {
    const last = --this.size
    this.roots.copyWithin(4 * row, 4 * last, 4 * last + 4)
    for (const column of Object.values(this.columns)) column[row] = at(column, last)
  }

  private grow() {
    this.room *= 2
    const widen = <Column extends Numbers | Uint32Array>(wider: Column, column: Column) => {
      wider.set(column)
      return wider
    }
    this.roots = widen(new Uint32Array(4 * this.room), this.roots)
    this.columns = Object.fromEntries(
      Object.entries(this.columns).map(([name, column]) => [
        name,
        column instanceof Float64Array
          ? widen(new Float64Array(this.room), column)
          : widen(new Int32Array(this.room), column),
      ]),
    )
  }
}

/** The columns of a relation in the order in which rows of text give them, after the root. */
export function columnOrder(name: FactName): readonly string[] {
  const { days, amounts, codes, flags } = factColumns[name]
  return [REGISTERED, ...sharedCodes, ...sharedReferences, ...days, ...amounts, ...codes, ...flags]
}

export function* linesOf(text: string): Generator<string> {
  for (let start = 0; start < text.length; ) {
    const end = text.indexOf('\n', start)
    yield text.slice(start, end === -1 ? text.length : end)
    start = end === -1 ? text.length : end + 1
  }
}

const dayNumber = (text: string) => (text === '' ? NEVER : Number(text))

/** 分 as a number: exact up to ninety trillion 元, far above any contract. */
function amount(text: string): number {
  const number = Number(text)
  if (!Number.isSafeInteger(number))
    throw new RangeError(`${text} 分 is no amount that can be summed exactly`)
  return number
}

type Words = [number, number, number, number]

/** A UUID as four words of 32 bits. */
function wordsOf(id: string): Words {
  const hex = id.replaceAll('-', '')
  return [0, 8, 16, 24].map((start) => Number.parseInt(hex.slice(start, start + 8), 16)) as Words
}
