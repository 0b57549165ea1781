import { widthOf } from '@/lib/briefings/width'

/** A line of the title holds so many characters of size 2 (22 pt) in 156 mm. */
const LONGEST = 20

const words = new Intl.Segmenter('zh', { granularity: 'word' })

/** Lines of about one length, broken between words: a title is a diamond or a trapezium and splits no word (GB/T 9704). */
export function brokenTitle(line: string): string[] {
  const lines = Math.ceil(widthOf(line) / LONGEST)
  if (lines <= 1) return [line]
  const broken: string[] = []
  let rest = line
  for (let left = lines; left > 1; left--) {
    const at = bestBreak(rest, widthOf(rest) / left)
    broken.push(rest.slice(0, at))
    rest = rest.slice(at)
  }
  return [...broken, rest].filter(Boolean)
}

/** The end of a word nearest to the wanted width, no mark standing first on the next line. */
function bestBreak(text: string, wanted: number): number {
  let [best, distance] = [text.length, Number.POSITIVE_INFINITY]
  for (const { index, segment } of words.segment(text)) {
    const end = index + segment.length
    const off = Math.abs(widthOf(text.slice(0, end)) - wanted)
    const fits =
      widthOf(text.slice(0, end)) <= LONGEST &&
      !/^[,:;)。、》”\uff0c\uff1a\uff1b\uff09]/.test(text.slice(end))
    if (fits && off < distance) [best, distance] = [end, off]
  }
  return best
}
