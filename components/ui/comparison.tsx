import { classNames } from '@/components/ui/class-names'

/** Two versions of the same fields side by side. A difference is said in a word, not only by color. */
export function Comparison(props: {
  caption: string
  left: string
  right: string
  rows: { label: string; left: string; right: string }[]
}) {
  return (
    <div className="overflow-x-auto">
      <table className="w-full border-collapse border-y border-line text-sm">
        <caption className="sr-only">{props.caption}</caption>
        <thead>
          <tr className="border-b border-line-strong text-left text-ink-2">
            <th scope="col" className="w-[8em] py-1.5 pr-3">
              字段
            </th>
            <th scope="col" className="py-1.5 pr-3">
              {props.left}
            </th>
            <th scope="col" className="py-1.5 pr-3">
              {props.right}
            </th>
            <th scope="col" className="w-[4em] py-1.5">
              比较
            </th>
          </tr>
        </thead>
        <tbody>
          {props.rows.map((row) => {
            const differs = row.left !== row.right
            return (
              <tr key={row.label} className={classNames('border-b border-line last:border-b-0 align-top')}>
                <th scope="row" className="py-1.5 pr-3 text-left font-normal text-ink-3">
                  {row.label}
                </th>
                <td className={classNames('py-1.5 pr-3 break-words', differs && 'font-semibold')}>
                  {row.left || '—'}
                </td>
                <td className={classNames('py-1.5 pr-3 break-words', differs && 'font-semibold')}>
                  {row.right || '—'}
                </td>
                <td className={classNames('py-1.5 whitespace-nowrap', differs ? 'text-warn' : 'text-ink-3')}>
                  {differs ? '不同' : '相同'}
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}
