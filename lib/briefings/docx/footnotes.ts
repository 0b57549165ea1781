import type { Inline, Note } from '@/lib/briefings/content'
import { declare, escaped, HEAD } from '@/lib/briefings/docx/xml'

/**
 * Turns places of notes into footnotes. A note is a footnote where it is first referred to; afterwards its number is
 * repeated as a cross-reference, as Word itself does it, so that one figure has one footnote.
 */
export class References {
  readonly #seen = new Set<number>()

  runs(text: readonly Inline[], properties = ''): string {
    return text
      .map((piece) => (typeof piece === 'string' ? run(piece, properties) : this.reference(piece.note)))
      .join('')
  }

  private reference(note: number): string {
    const id = note + 1
    if (this.#seen.has(note)) return bracketed(crossReference(id))
    this.#seen.add(note)
    const bookmark = `<w:bookmarkStart w:id="${id}" w:name="${bookmarkOf(id)}"/>`
    return bracketed(
      `${bookmark}<w:r>${RAISED}<w:footnoteReference w:id="${id}"/></w:r><w:bookmarkEnd w:id="${id}"/>`,
    )
  }
}

export function run(text: string, properties = ''): string {
  if (text === '') return ''
  return `<w:r>${properties && `<w:rPr>${properties}</w:rPr>`}<w:t xml:space="preserve">${escaped(text)}</w:t></w:r>`
}

const RAISED = '<w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr>'
const raised = (content: string) => `<w:r>${RAISED}${content}</w:r>`
/** In brackets, so that nobody reads 31项 and a raised 2 as 31². */
const bracketed = (inner: string) => `${raised('<w:t>[</w:t>')}${inner}${raised('<w:t>]</w:t>')}`
const bookmarkOf = (id: number) => `_RefNote${id}`

function crossReference(id: number): string {
  const field = (type: string) => raised(`<w:fldChar w:fldCharType="${type}"/>`)
  const instruction = raised(
    `<w:instrText xml:space="preserve"> NOTEREF ${bookmarkOf(id)} \\h </w:instrText>`,
  )
  return `${field('begin')}${instruction}${field('separate')}${raised(`<w:t>${id}</w:t>`)}${field('end')}`
}

export function footnotesXml(notes: readonly Note[]): string {
  const line = (type: string, id: number, mark: string) =>
    `<w:footnote w:type="${type}" w:id="${id}"><w:p><w:pPr><w:spacing w:line="160" w:lineRule="exact"/></w:pPr><w:r><w:${mark}/></w:r></w:p></w:footnote>`
  const entries = notes.map(({ text }, index) => {
    const mark = `${raised('<w:t>[</w:t>')}${raised('<w:footnoteRef/>')}${raised('<w:t>]</w:t>')}`
    return `<w:footnote w:id="${index + 1}"><w:p><w:pPr><w:pStyle w:val="FootnoteText"/></w:pPr>${mark}${run(text)}</w:p></w:footnote>`
  })
  return `${HEAD}<w:footnotes ${declare('w', 'r')}>${line('separator', -1, 'separator')}${line('continuationSeparator', 0, 'continuationSeparator')}${entries.join('')}</w:footnotes>`
}
