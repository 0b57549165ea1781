import type { Block, BriefingContent, Chart } from '@/lib/briefings/content'
import { plainOf } from '@/lib/briefings/content'
import { chartXml } from '@/lib/briefings/docx/chart'
import { documentXml } from '@/lib/briefings/docx/document'
import { fontTableXml } from '@/lib/briefings/docx/fonts'
import { footnotesXml } from '@/lib/briefings/docx/footnotes'
import { draftHeaderXml, footerXml, settingsXml } from '@/lib/briefings/docx/furniture'
import { stylesXml } from '@/lib/briefings/docx/styles'
import { chartWorkbook, relations } from '@/lib/briefings/docx/workbook'
import { escaped, HEAD } from '@/lib/briefings/docx/xml'
import { type ZipPart, zipped } from '@/lib/briefings/docx/zip'

const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml'
const CORE = 'http://schemas.openxmlformats.org/package/2006/metadata/core-properties'

/** The whole .docx. Until it is final it carries 草稿 on every page; the text itself is the same. */
export async function docxOf(content: BriefingContent, { draft }: { draft: boolean }): Promise<Buffer> {
  return zipped(await partsOf(content, draft))
}

type Relation = readonly [type: string, target: string]

async function partsOf(content: BriefingContent, draft: boolean): Promise<ZipPart[]> {
  const charts = chartsOf(content)
  const fixed: Relation[] = [
    ['styles', 'styles.xml'],
    ['settings', 'settings.xml'],
    ['fontTable', 'fontTable.xml'],
    ['footnotes', 'footnotes.xml'],
    ['footer', 'footer1.xml'],
    ['footer', 'footer2.xml'],
  ]
  const drawn = charts.map((_, index): Relation => ['chart', `charts/chart${index + 1}.xml`])
  const headers: Relation[] = draft
    ? [
        ['header', 'header1.xml'],
        ['header', 'header2.xml'],
      ]
    : []
  // the headers come last: that a briefing becomes final changes no number of another part
  const all = [...fixed, ...drawn, ...headers]
  const id = (relation: Relation | undefined) => `rId${relation ? all.indexOf(relation) + 1 : 0}`
  const document = documentXml(content, {
    charts: drawn.map(id),
    headers: draft
      ? [
          { id: id(headers[0]), type: 'default' },
          { id: id(headers[1]), type: 'even' },
        ]
      : [],
    footers: [
      { id: id(fixed[4]), type: 'default' },
      { id: id(fixed[5]), type: 'even' },
    ],
  })
  const chartParts = await Promise.all(charts.map(partsOfChart))
  return [
    ['[Content_Types].xml', contentTypes(charts.length, draft)],
    [
      '_rels/.rels',
      relations([
        ['officeDocument', 'word/document.xml'],
        [CORE.replace('metadata', 'relationships/metadata'), 'docProps/core.xml'],
      ]),
    ],
    ['docProps/core.xml', coreXml(content)],
    ['word/document.xml', document],
    ['word/_rels/document.xml.rels', relations(all)],
    ['word/styles.xml', stylesXml()],
    ['word/settings.xml', settingsXml()],
    ['word/fontTable.xml', fontTableXml()],
    ['word/footnotes.xml', footnotesXml(content.notes)],
    ['word/footer1.xml', footerXml('odd')],
    ['word/footer2.xml', footerXml('even')],
    ...(draft
      ? ([
          ['word/header1.xml', draftHeaderXml(1)],
          ['word/header2.xml', draftHeaderXml(2)],
        ] as const)
      : []),
    ...chartParts.flat(),
  ]
}

function chartsOf({ blocks, annex }: BriefingContent): Chart[] {
  return [...blocks, ...(annex?.blocks ?? [])].filter(
    (block): block is Extract<Block, { kind: 'chart' }> => block.kind === 'chart',
  )
}

async function partsOfChart(chart: Chart, index: number): Promise<ZipPart[]> {
  const number = index + 1
  return [
    [`word/charts/chart${number}.xml`, chartXml(chart, 'rId1')],
    [
      `word/charts/_rels/chart${number}.xml.rels`,
      relations([['package', `../embeddings/chart${number}.xlsx`]]),
    ],
    [`word/embeddings/chart${number}.xlsx`, await chartWorkbook(chart)],
  ]
}

function contentTypes(charts: number, draft: boolean): string {
  const word: [string, string][] = [
    ['document', 'document.main'],
    ...['styles', 'settings', 'fontTable', 'footnotes'].map((name): [string, string] => [name, name]),
    ['footer1', 'footer'],
    ['footer2', 'footer'],
    ...(draft ? ['header1', 'header2'] : []).map((name): [string, string] => [name, 'header']),
  ]
  const overrides = [
    ...word.map(([name, type]) => [`/word/${name}.xml`, `${WORD}.${type}+xml`]),
    ...Array.from({ length: charts }, (_, index) => [
      `/word/charts/chart${index + 1}.xml`,
      'application/vnd.openxmlformats-officedocument.drawingml.chart+xml',
    ]),
    ['/docProps/core.xml', 'application/vnd.openxmlformats-package.core-properties+xml'],
  ]
  return `${HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="xlsx" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"/>${overrides.map(([name, type]) => `<Override PartName="${name}" ContentType="${type}"/>`).join('')}</Types>`
}

/** Title and author; no time, which would make two equal files differ. */
function coreXml({ title, signature }: BriefingContent): string {
  return `${HEAD}<cp:coreProperties xmlns:cp="${CORE}" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${escaped(plainOf(title))}</dc:title><dc:creator>${escaped(signature)}</dc:creator></cp:coreProperties>`
}
