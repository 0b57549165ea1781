import './briefing-sheet.css'
import type { ReactNode } from 'react'
import { BarsPlot, LinePlot } from '@/components/briefings/plots'
import type { Block, BriefingContent, Inline, Note, Table } from '@/lib/briefings/content'

/** The content of a briefing as a sheet of paper: the same words, tables and values as its .docx. */
export function BriefingSheet({ content, draft }: { content: BriefingContent; draft: boolean }) {
  const { masthead, annex } = content
  return (
    <article className="gw-sheet" aria-label={content.title.join('')}>
      {/* decoration: the state stands beside the title */}
      {draft && <div className="gw-draft" aria-hidden="true" />}
      {masthead && (
        <header>
          <p className="gw-masthead">{masthead.name}</p>
          <p className="text-center whitespace-pre">{masthead.issue}</p>
          <p className="gw-number">
            <span>{masthead.documentNumber}</span>
            <span>{masthead.signer}</span>
          </p>
        </header>
      )}
      <p className="gw-title">
        {content.title.map((line) => (
          <span key={line} className="block">
            {line}
          </span>
        ))}
      </p>
      {content.recipient && (
        <p>
          {content.recipient}
          {COLON}
        </p>
      )}
      <Blocks blocks={content.blocks} />
      {content.attachments.length > 0 && (
        <p className="gw-body mt-[1.8em]">
          附件{COLON}
          {content.attachments.join('、')}
        </p>
      )}
      <div className="gw-sign">
        <p>{content.signature}</p>
        <p>{content.date}</p>
      </div>
      {annex && (
        <section className="gw-annex mt-[2em]">
          <p className="gw-hei">附件</p>
          <p className="gw-title">{annex.title}</p>
          <Blocks blocks={annex.blocks} />
        </section>
      )}
      {content.copyTo && (
        <footer className="gw-record">
          <p>
            抄送{COLON}
            {content.copyTo}。
          </p>
          <p>
            <span>{content.signature}</span>
            <span>{content.date}印发</span>
          </p>
        </footer>
      )}
      <ol className="gw-notes">
        {content.notes.map((note, index) => (
          <li key={note.passport} id={`note-${index + 1}`}>
            <NoteText note={note} number={index + 1} />
          </li>
        ))}
      </ol>
    </article>
  )
}

/** As a code point: it looks like its narrow twin. */
const COLON = '\uff1a'

function Blocks({ blocks }: { blocks: readonly Block[] }) {
  return blocks.map((block, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the blocks of a briefing never move
    <BlockView key={index} block={block} />
  ))
}

function BlockView({ block }: { block: Block }) {
  switch (block.kind) {
    case 'heading':
      return block.level === 1 ? (
        <h2 className="gw-hei">{block.text}</h2>
      ) : (
        <h3 className="gw-kai">{block.text}</h3>
      )
    case 'paragraph':
      return (
        <p className="gw-body">
          {block.lead && <span className="gw-kai">{block.lead}</span>}
          <Text text={block.text} />
        </p>
      )
    case 'table':
      return <TableView {...block} />
    case 'chart':
      return (
        <figure>
          {block.shape === 'bar' ? <BarsPlot {...block} /> : <LinePlot {...block} />}
          <figcaption>
            <Text text={block.caption} />
          </figcaption>
          <p className="gw-remark">{block.source}</p>
        </figure>
      )
  }
}

function TableView({ caption, columns, rows, remark }: Table) {
  return (
    <>
      <section
        className="gw-scroll"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
        tabIndex={0}
        aria-label={caption.filter((piece) => typeof piece === 'string').join('')}
      >
        <table>
          <caption>
            <Text text={caption} />
          </caption>
          <thead>
            <tr>
              {columns.map(({ header }) => (
                <th key={header} scope="col">
                  {header}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the rows of a briefing never move
              <tr key={index}>
                {columns.map(({ header, align }, column) => (
                  <td key={header} className={aligned[align]}>
                    <Text text={row[column] ?? []} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {remark && <p className="gw-remark">{remark}</p>}
    </>
  )
}

const aligned = { left: 'text-left', right: 'text-right tabular', center: 'text-center' } as const

function Text({ text }: { text: readonly Inline[] }): ReactNode {
  return text.map((piece, index) =>
    typeof piece === 'string' ? (
      piece
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of a text never move
      <sup key={index}>
        <a href={`#note-${piece.note + 1}`} aria-label={`注 ${piece.note + 1}`}>
          [{piece.note + 1}]
        </a>
      </sup>
    ),
  )
}

/** On the page the number of a passport is a link; its address is for paper. */
function NoteText({ note, number }: { note: Note; number: number }) {
  const beforeId = note.text.slice(0, note.text.indexOf(note.passport))
  return (
    <>
      [{number}]{beforeId}
      <a data-soft href={`/passports/${note.passport}`} className="underline">
        {note.passport}
      </a>
    </>
  )
}
