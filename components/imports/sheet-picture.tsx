import type { SheetPicture } from '@/components/imports/types'
import { classNames } from '@/components/ui/class-names'

/** The top of a sheet as a spreadsheet shows it: what is taken for the header, and which rows are left out and why. */
export function Picture({
  name,
  picture,
  headerFrom,
  headerTo,
  fields,
}: {
  name: string
  picture: SheetPicture
  headerFrom: number
  headerTo: number
  /** What each column feeds, in words; empty: nothing. */
  fields: string[]
}) {
  return (
    <section
      aria-label={`工作表“${name}”开头的几行`}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: wide sheets are scrolled by keyboard too
      tabIndex={0}
      className="w-fit max-w-full overflow-x-auto rounded border border-line-strong"
    >
      <table className="border-separate border-spacing-0 text-sm [&_td]:border-line [&_td]:border-r [&_td]:border-b [&_th]:border-line [&_th]:border-r [&_th]:border-b">
        <caption className="sr-only">工作表“{name}”开头的几行,标明表头与不导入的行</caption>
        <thead>
          <tr>
            <th scope="col" className="sticky left-0 z-1 w-24 bg-sunken px-2 py-1 font-normal text-ink-3">
              行
            </th>
            {picture.letters.map((letter, index) => (
              <th key={letter} scope="col" className="min-w-28 bg-sunken px-2 py-1 text-left font-normal">
                <span className="text-ink-3">{letter}</span>
                {fields[index] && <span className="ml-2 whitespace-nowrap text-accent">{fields[index]}</span>}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {picture.rows.map((row) => {
            const header = headerFrom > 0 && row.row >= headerFrom && row.row <= headerTo
            const why = header ? '表头' : (row.why ?? (row.row < headerFrom ? '表头以上' : null))
            const out = !header && why !== null
            return (
              <tr key={row.row}>
                <th
                  scope="row"
                  className={classNames(
                    'sticky left-0 z-1 px-2 py-1 text-left font-normal whitespace-nowrap tabular',
                    header ? 'bg-accent-soft text-accent' : 'bg-sunken text-ink-3',
                  )}
                >
                  <span className="inline-block min-w-5 text-right">{row.row}</span>
                  {why && <span className={classNames('ml-2', header && 'font-semibold')}>{why}</span>}
                </th>
                {picture.letters.map((letter, index) => (
                  <td
                    key={letter}
                    className={classNames(
                      'max-w-56 truncate px-2 py-1',
                      header && 'bg-accent-soft font-semibold',
                      out && 'bg-sunken text-ink-3',
                    )}
                    title={row.cells[index] || undefined}
                  >
                    {row.cells[index]}
                  </td>
                ))}
              </tr>
            )
          })}
        </tbody>
      </table>
    </section>
  )
}
