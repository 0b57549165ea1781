import type { Day } from '@/lib/dates'
import { fitOnPage } from '@/lib/one-page/fit'
import type { OnePage, OnePageRow } from '@/lib/one-page/queries'

type Props = {
  page: OnePage
  bureau: string
  asOf: Day
  /** What narrows the figures, in words; empty for none. */
  filters: string
  knownAt: string | null
  href: (id: string) => string
}

/** 一张表: one A4 page whatever there is to say. Its type is as large as that allows; see fit.ts. */
export function OnePageSheet({ page, bureau, asOf, filters, knownAt, href }: Props) {
  const { rows, origin, elapsed } = page
  const fit = fitOnPage({ rows: rows.length, notes: rows.map(wholeNote), shortNotes: rows.map(shortNote) })
  const withTargets = rows.some(({ target }) => target !== null)
  return (
    <article
      className="one-page rounded-panel border border-line bg-surface px-5 py-4 print:border-0 print:p-0"
      style={{
        ['--one-page' as string]: `${fit.points}pt`,
        ['--one-page-padding' as string]: `${fit.padding}mm`,
      }}
    >
      <h2 className="text-center text-xl">{bureau}产学研合作主要指标一张表</h2>
      <p className="mt-1 text-center text-sm text-ink-2 tabular">
        数据截止 {asOf}
        {origin && `,累计指标自第一届大会(${origin})起`}
        {knownAt && `,按 ${knownAt} 已经登记的数据统计`}
        {filters && `;${filters}`}
      </p>
      <div className="mt-3 overflow-x-auto print:overflow-visible">
        <table className="one-page-table">
          <caption className="sr-only">主要指标,本期、上年同期、同比与年度目标</caption>
          <thead>
            <tr>
              <th scope="col">指标</th>
              <th scope="col">单位</th>
              <th scope="col">期间或截止日期</th>
              <th scope="col" className="text-right">
                本期
              </th>
              <th scope="col" className="text-right">
                上年同期
              </th>
              <th scope="col" className="text-right">
                同比
              </th>
              {withTargets && (
                <>
                  <th scope="col" className="text-right">
                    年度目标
                  </th>
                  <th scope="col" className="text-right">
                    完成率
                  </th>
                </>
              )}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.id}>
                <th scope="row">
                  <a data-soft href={href(row.id)} className="link print:text-ink">
                    {row.name}
                  </a>
                  <sup className="ml-0.5">{row.number}</sup>
                </th>
                <td>{row.unit}</td>
                <td className="tabular">{row.period}</td>
                <td
                  className="text-right font-semibold tabular"
                  data-indicator={row.id}
                  data-value={row.exact}
                >
                  {row.now}
                </td>
                <td className="text-right tabular">{row.before}</td>
                <td className="text-right tabular">{row.change}</td>
                {withTargets && (
                  <>
                    <td className="text-right tabular">{row.target ?? '—'}</td>
                    <td className="text-right tabular">{row.completion ?? '—'}</td>
                  </>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="one-page-notes">
        {withTargets &&
          `完成率为本年度完成数占年度目标的比重,时间进度 ${elapsed}。上年同期为上年同一截止日。口径:`}
        {!withTargets && '上年同期为上年同一截止日。口径:'}
        {rows.map((row) => (
          <span key={row.id}>{fit.whole ? wholeNote(row) : shortNote(row)}</span>
        ))}
        {!fit.whole && '口径全文见平台中各指标的页面。'}
      </p>
    </article>
  )
}

const wholeNote = ({ number, definition, decidingDate, version }: OnePageRow) =>
  `[${number}] ${definition}决定日期:${decidingDate};第 ${version} 版。 `
const shortNote = ({ number, name, decidingDate, version }: OnePageRow) =>
  `[${number}] ${name}按${decidingDate},第 ${version} 版; `
