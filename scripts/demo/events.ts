import { addDays, type Day } from '@/lib/dates'
import { officeHours, workday, yearOf, yearsTo } from './days'
import type { History, Row } from './history'
import type { People } from './people'
import { Random } from './random'

export type HeldEvent = { row: Row; heldOn: Day; title: string }

export type Events = {
  /** By edition: the first is the origin of every cumulative figure. */
  conferences: HeldEvent[]
  others: HeldEvent[]
}

export const ORIGIN: Day = '2020-11-12'

type Series = {
  name: string
  kind: string
  aliases: string[]
  held: { on: Day; edition: number | null; title?: string; month?: boolean }[]
}

/** Every series, with its meetings up to the year of `today`. */
function allSeries(today: Day): Series[] {
  const yearly = (monthAndDay: string, first: number) =>
    yearsTo(today, first).map((year) => workday(`${year}-${monthAndDay}`))
  return [
    {
      name: '定州市产学研合作创新大会',
      kind: 'IUR_CONFERENCE',
      aliases: ['产学研合作创新发展大会', '产学研创新大会'],
      held: [
        { on: ORIGIN, edition: 1 },
        { on: '2021-11-18', edition: 2 },
        // the article says 日前: only the month is known
        { on: '2022-10-01', edition: 3, month: true },
        ...yearly('10-18', 2023).map((on, index) => ({ on, edition: index + 4 })),
      ],
    },
    {
      name: '定州人返乡创业发展大会',
      kind: 'RETURNEE_CONFERENCE',
      aliases: ['返乡创业大会'],
      held: yearly('02-06', 2021).map((on, index) => ({ on, edition: index + 1 })),
    },
    {
      name: '定州市创新创业大赛',
      kind: 'INNOVATION_CONTEST',
      aliases: ['创新创业大赛'],
      held: yearly('08-20', 2021).map((on, index) => ({ on, edition: index + 5 })),
    },
    {
      name: '科技成果直通车(示例)',
      kind: 'RESULTS_EXPRESS',
      aliases: [],
      held: yearly('04-18', 2023).map((on) => ({
        on,
        edition: null,
        title: `科技成果直通车定州示例专场(${yearOf(on)}年)`,
      })),
    },
    {
      name: '京津技术需求对接会(示例)',
      kind: 'MATCHMAKING',
      aliases: [],
      held: yearly('06-15', 2021).map((on) => ({
        on,
        edition: null,
        title: `京津技术需求示例对接会(${yearOf(on)}年)`,
      })),
    },
  ]
}

const numerals = '零一二三四五六七八九'
const ordinal = (n: number) => (n < 10 ? numerals.charAt(n) : `十${n > 10 ? numerals.charAt(n - 10) : ''}`)

/** Entered a fortnight before they are held; the result is added afterwards. */
export function registerEvents(history: History, people: People): Events {
  const events: Events = { conferences: [], others: [] }
  for (const { name, kind, aliases, held } of allSeries(history.today)) {
    const random = new Random(`events/${kind}`)
    let seriesRow: Row | undefined
    history.act(
      {
        at: officeHours(random, '2020-10-12'),
        by: random.pick(people.staff.clerks),
        action: 'event.create',
      },
      (writer) => {
        seriesRow = writer.insert('EventSeries', { name, kind, aliases })
      },
    )
    for (const { on, edition, title, month } of held) {
      const event = holdEvent(history, people, random, {
        seriesId: seriesRow?.id ?? '',
        title: title ?? `第${ordinal(edition ?? 0)}届${name}`,
        edition,
        heldOn: on,
        monthOnly: month ?? false,
      })
      ;(kind === 'IUR_CONFERENCE' ? events.conferences : events.others).push(event)
    }
  }
  return events
}

type Holding = { seriesId: string; title: string; edition: number | null; heldOn: Day; monthOnly: boolean }

function holdEvent(
  history: History,
  people: People,
  random: Random,
  { seriesId, title, edition, heldOn, monthOnly }: Holding,
): HeldEvent {
  const by = random.pick(people.staff.clerks)
  let row: Row | undefined
  history.act({ at: officeHours(random, addDays(heldOn, -14)), by, action: 'event.create' }, (writer) => {
    row = writer.insert(
      'Event',
      {
        title,
        seriesId,
        edition,
        heldOn,
        heldOnPrecision: monthOnly ? 'MONTH' : 'DAY',
        endedOn: null,
        place: '定州市示例会展中心',
        organizers: '定州市科学技术局(示例)',
        publishedText: null,
        summary: null,
      },
      { year: yearOf(heldOn), title, names: [], codes: [] },
    )
  })
  const event = row
  if (!event) throw new Error('the event was not entered')
  history.act(
    { at: officeHours(random, addDays(heldOn, monthOnly ? 18 : 4)), by, action: 'event.update' },
    (writer) => {
      writer.update('Event', event, {
        summary: `${title}如期举办,设项目推介、现场签约等环节。`,
        ...(title === '第三届定州市产学研合作创新大会'
          ? { publishedText: '15家企业与相关院校签署产学研合作项目协议' }
          : {}),
      })
    },
  )
  return { row: event, heldOn, title }
}
