import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import { BriefingSheet } from '@/components/briefings/briefing-sheet'
import { compose } from '@/lib/briefings/compose'
import { documentXml } from '@/lib/briefings/docx/document'
import { figure, group, snapshot, template } from './made'

const signed = figure({
  name: '签约项目',
  groups: { mode: [group('OTHER', 31n)], month: [group('2022-03', 31n)] },
})
const { content } = compose({
  snapshot: snapshot([signed]),
  template: template({
    sections: [
      {
        heading: '总体情况',
        text: '(一)签约。签约项目{签约项目},{签约项目:同比}。\n[表]\n[柱状图:签约项目/合作模式]\n[折线图:签约项目]',
      },
    ],
    closing: '特此汇报。',
    copyTo: '市政协办公室',
  }),
  firsts: new Set(),
  issueNo: 3,
  datedOn: '2022-10-31',
})
const html = (draft: boolean) => renderToStaticMarkup(createElement(BriefingSheet, { content, draft }))

/** What is read, without marks of footnotes, spaces and numbers of pages. */
const wordsOf = (markup: string) =>
  markup
    .replace(/<w:footnoteReference[^>]*>|<w:instrText.*?<\/w:instrText>|<sup>.*?<\/sup>/g, '')
    .replace(/<[^>]+>|\s/g, '')
    .replace(/\[\d*\]/g, '')

describe('the page', () => {
  test('says word for word what the document says', () => {
    const page = html(false).replace(/<ol class="gw-notes">.*/s, '')
    const parts = { charts: ['rId1', 'rId2'], headers: [], footers: [] }
    const paragraphs = documentXml(content, parts).match(/<w:p>.*?<\/w:p>/gs) ?? []
    expect(paragraphs.length).toBeGreaterThan(20)
    const read = wordsOf(page)
    for (const paragraph of paragraphs) expect(read).toContain(wordsOf(paragraph))
  })

  test('leads from each number to its note, and from there to its passport', () => {
    expect(html(false)).toContain('<sup><a href="#note-1" aria-label="注 1">[1]</a></sup>')
    expect(html(false)).toContain(`href="/passports/${signed.code}"`)
    // its address is for paper
    expect(wordsOf(html(false))).not.toContain('/passports/')
  })

  test('shows 草稿 until it is final', () => {
    expect(html(true)).toContain('class="gw-draft"')
    expect(html(false)).not.toContain('gw-draft')
  })
})
