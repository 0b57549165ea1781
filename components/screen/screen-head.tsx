import { formatInstant } from '@/lib/dates'

const weekday = new Intl.DateTimeFormat('zh-CN', { timeZone: 'Asia/Shanghai', weekday: 'long' })

/** Whose figures, up to which day, and what time it is in their city. */
export function ScreenHead(props: { city: string; bureau: string; asOf: string | null; at: number | null }) {
  const instant = props.at === null ? null : new Date(props.at)
  const [day = '', time = ''] = instant ? formatInstant(instant, { seconds: true }).split(' ') : []
  return (
    <header className="flex h-[92px] flex-none items-center justify-between gap-8 border-b border-line-strong pb-3">
      <div className="flex items-baseline gap-6">
        <h1 className="text-[46px] leading-[60px] whitespace-nowrap">{props.city}产学研合作</h1>
        <p className="text-[26px] whitespace-nowrap text-ink-2">{props.bureau}</p>
      </div>
      <div className="flex items-center gap-10 whitespace-nowrap tabular">
        {props.asOf && (
          <p className="text-[30px] leading-[40px]">
            <span className="text-ink-2">数据截止 </span>
            <strong>{props.asOf}</strong>
          </p>
        )}
        <p className="flex w-[330px] items-center justify-end gap-4 border-l border-line-strong">
          <span className="text-right text-[22px] leading-[28px] text-ink-2">
            {day}
            <br />
            {instant ? weekday.format(instant) : ''}
          </span>
          <span className="text-[40px] leading-[60px] font-semibold">{time}</span>
        </p>
      </div>
    </header>
  )
}
