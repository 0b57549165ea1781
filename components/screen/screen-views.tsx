import type { ReactNode } from 'react'
import { ScreenBars, ScreenRanks } from '@/components/screen/screen-bars'
import { ScreenTrend } from '@/components/screen/screen-trend'
import { classNames } from '@/components/ui/class-names'
import type { ScreenData, ScreenFigure, ScreenTarget } from '@/lib/screens/data'

type View = (props: { data: ScreenData }) => ReactNode

/** The pages, in the order in which they turn; on a wide screen two stand side by side. With the headlines at most nine blocks. */
export const screenViews: readonly { key: string; name: string; View: View }[] = [
  { key: 'course', name: '进展', View: Course },
  { key: 'structure', name: '构成', View: Structure },
  { key: 'partners', name: '单位', View: Partners },
  { key: 'others', name: '其他指标', View: Others },
]

/** Five figures that stay on every page. */
export function Headlines({ data }: { data: ScreenData }) {
  return (
    <div className="grid flex-none grid-cols-5 gap-5">
      {data.headlines.map((figure) => (
        <section
          key={figure.id}
          aria-label={figure.name}
          className="flex h-[212px] min-w-0 flex-col rounded-panel border border-line bg-surface px-7 py-5"
        >
          <h2 className="text-[26px] leading-[34px] font-normal text-ink-2">{figure.name}</h2>
          <Value figure={figure} className="text-[70px] leading-[80px]" />
          <ChangeWords figure={figure} className="text-[24px] leading-[32px]" />
          <p className="mt-auto text-[20px] leading-[26px] whitespace-nowrap text-ink-3 tabular">
            {figure.period}
          </p>
        </section>
      ))}
    </div>
  )
}

function Course({ data }: { data: ScreenData }) {
  const { figure, landed, signed } = data.landing
  const [first, last] = [data.months[0]?.month, data.months.at(-1)?.month]
  return (
    <div className="grid h-full grid-cols-[minmax(0,3fr)_minmax(0,2fr)] gap-5">
      <Block title="签约项目月度趋势" unit="单位:项" note={`${first} 至 ${last}`}>
        <ScreenTrend months={data.months} />
      </Block>
      <Block title="落地与年度目标">
        <div className="flex h-full flex-col gap-6">
          {figure && (
            <div>
              <div className="flex items-baseline justify-between gap-6">
                <p className="text-[26px] leading-[34px] text-ink-2">{figure.name}</p>
                <ChangeWords figure={figure} className="text-[22px] leading-[30px]" />
              </div>
              <Value figure={figure} className="text-[60px] leading-[72px]" />
              <Track share={signed === 0 ? 0 : landed / signed} />
              <p className="mt-3 text-[24px] leading-[32px] text-ink-2 tabular">
                签约 {signed.toLocaleString('zh-CN')} 项,已落地 {landed.toLocaleString('zh-CN')} 项
              </p>
            </div>
          )}
          <Targets targets={data.targets} year={data.asOf.slice(0, 4)} />
        </div>
      </Block>
    </div>
  )
}

function Targets({ targets, year }: { targets: readonly ScreenTarget[]; year: string }) {
  return (
    <div className="flex min-h-0 flex-1 flex-col gap-4 border-t border-line pt-5">
      {targets.length === 0 && (
        <p className="text-[24px] leading-[34px] text-ink-3">{year} 年度目标尚未登记</p>
      )}
      {targets.map((target) => (
        <div key={target.id}>
          <p className="mb-2 flex items-baseline justify-between gap-4 text-[22px] leading-[30px]">
            <span className="truncate text-ink-2">{target.title}</span>
            <span className="flex-none tabular">
              {target.actual} / {target.target}
            </span>
          </p>
          <Track share={target.share} mark={target.elapsedShare} />
          <p className="mt-1.5 text-[20px] leading-[26px] text-ink-3 tabular">
            完成率 {target.completion},时间进度 {target.elapsed}
          </p>
        </div>
      ))}
    </div>
  )
}

function Structure({ data }: { data: ScreenData }) {
  return (
    <div className="grid h-full grid-cols-2 gap-5">
      <Block title="签约项目按合作模式" unit="单位:项">
        <ScreenBars bars={data.modes} labelWidth={220} />
      </Block>
      <Block title="签约项目按合作单位所在地" unit="单位:项">
        <ScreenBars bars={data.provinces} labelWidth={160} />
      </Block>
    </div>
  )
}

function Partners({ data }: { data: ScreenData }) {
  return (
    <div className="grid h-full grid-cols-2 gap-5">
      <Block title="签约项目最多的企业" unit="单位:项">
        <ScreenRanks bars={data.enterprises} />
      </Block>
      <Block title="签约项目最多的合作单位" unit="单位:项">
        <ScreenRanks bars={data.institutions} />
      </Block>
    </div>
  )
}

function Others({ data }: { data: ScreenData }) {
  return (
    <Block title="其他指标">
      <dl className="grid h-full grid-cols-4 gap-x-6 gap-y-4">
        {data.others.map((figure) => (
          <div key={figure.id} className="min-w-0 border-t border-line pt-5">
            <dt className="text-[26px] leading-[34px] text-ink-2">{figure.name}</dt>
            <dd>
              <Value figure={figure} className="text-[52px] leading-[64px]" />
              <ChangeWords figure={figure} className="text-[22px] leading-[30px]" />
              <p className="text-[20px] leading-[28px] text-ink-3 tabular">{figure.period}</p>
            </dd>
          </div>
        ))}
      </dl>
    </Block>
  )
}

function Block(props: { title: string; unit?: string; note?: string; children: ReactNode }) {
  return (
    <section
      aria-label={props.title}
      className="flex h-full min-h-0 min-w-0 flex-col rounded-panel border border-line bg-surface px-7 pt-5 pb-6"
    >
      <div className="mb-4 flex flex-none items-baseline justify-between gap-4">
        <h2 className="text-[30px] leading-[40px]">{props.title}</h2>
        <p className="text-[20px] leading-[28px] whitespace-nowrap text-ink-3 tabular">
          {[props.unit, props.note].filter(Boolean).join(' · ')}
        </p>
      </div>
      <div className="min-h-0 flex-1">{props.children}</div>
    </section>
  )
}

function Value({ figure, className }: { figure: ScreenFigure; className: string }) {
  return (
    <p className="whitespace-nowrap">
      <span
        data-indicator={figure.id}
        data-value={figure.exact}
        className={classNames('font-semibold tabular', className)}
      >
        {figure.value}
      </span>
      {figure.unit && <span className="ml-2 text-[28px] text-ink-2">{figure.unit}</span>}
    </p>
  )
}

const arrows = { up: '▲', down: '▼', flat: '—' } as const
const colors = { up: 'text-bad', down: 'text-ok', flat: 'text-ink-3' } as const

function ChangeWords({ figure, className }: { figure: ScreenFigure; className: string }) {
  const { direction, text } = figure.change
  return (
    <p className={classNames('whitespace-nowrap tabular', colors[direction], className)}>
      <span aria-hidden="true">{arrows[direction]} </span>
      {text}
    </p>
  )
}

/** A share of a whole; the tick is the share of time gone. */
function Track({ share, mark }: { share: number; mark?: number }) {
  return (
    <div aria-hidden="true" className="relative mt-2 h-[14px] rounded bg-neutral-soft">
      <div className="h-full rounded bg-chart-1" style={{ width: `${share * 100}%` }} />
      {mark !== undefined && (
        <div
          className="absolute -top-1.5 -bottom-1.5 w-1 bg-ink"
          style={{ left: `calc(${mark * 100}% - 2px)` }}
        />
      )}
    </div>
  )
}
