'use client'

import { useRouter } from 'next/navigation'
import { useState, useTransition } from 'react'
import { hrefWith } from '@/components/ui/href'
import type { Day } from '@/lib/dates'

/**
 * The two times of a figure, month by month: until when it counts, and what was known by when. Days and minutes are set
 * in the filters above; without JavaScript these do the same.
 */
export function TimeSliders(props: { path: string; params: Record<string, string>; first: Day; today: Day }) {
  const { path, params, first, today } = props
  const ends = monthEnds(first, today)
  const router = useRouter()
  const [pending, start] = useTransition()
  const go = (changed: Record<string, string | undefined>) =>
    start(() => router.push(hrefWith(path, params, { month: undefined, ...changed })))
  return (
    <div
      aria-busy={pending}
      className="no-print grid gap-x-8 gap-y-2 rounded-panel border border-line bg-surface px-4 py-2.5 md:grid-cols-2"
    >
      <Slider
        label="统计截至"
        ends={ends}
        value={params.asOf ?? today}
        words={(day) => (day === today ? `${day}(今天)` : day)}
        onChange={(day) => go({ asOf: day === today ? undefined : day, from: undefined })}
      />
      <Slider
        label="数据所知"
        ends={ends}
        value={params.knownAt?.slice(0, today.length) ?? today}
        words={(day) => (day === today ? '现在所知' : day)}
        onChange={(day) => go({ knownAt: day === today ? undefined : day })}
      />
    </div>
  )
}

function Slider(props: {
  label: string
  ends: readonly Day[]
  value: Day
  words: (day: Day) => string
  onChange: (day: Day) => void
}) {
  const { ends, value } = props
  const next = ends.findIndex((day) => day >= value)
  const standing = next === -1 ? ends.length - 1 : next
  // Where it was dragged to counts as long as the page still shows the day it was dragged from.
  const [dragged, drag] = useState<{ from: Day; to: number } | null>(null)
  const place = dragged?.from === value ? dragged.to : standing
  // Between two ends of months the day asked for is shown as it is, until the slider is moved.
  const shown = place === standing ? value : (ends[place] ?? value)
  const settle = () => {
    if (place !== standing) props.onChange(shown)
  }
  return (
    <label className="grid grid-cols-[5.5rem_minmax(0,1fr)_8.5rem] items-center gap-2">
      <span className="text-ink-2">{props.label}</span>
      <input
        type="range"
        min={0}
        max={ends.length - 1}
        value={place}
        aria-valuetext={props.words(shown)}
        onChange={(event) => drag({ from: value, to: Number(event.target.value) })}
        onPointerUp={settle}
        onKeyUp={settle}
        onBlur={settle}
        className="h-8 w-full accent-accent max-md:h-11"
      />
      <output className="text-right tabular">{props.words(shown)}</output>
    </label>
  )
}

/** The last day of each month from the first day's on; of this month, today. */
function monthEnds(first: Day, today: Day): Day[] {
  const ends: Day[] = []
  let [year = 0, month = 0] = first.split('-').map(Number)
  for (;;) {
    const end = new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10)
    if (end >= today) return [...ends, today]
    ends.push(end)
    month += 1
    if (month > 12) [year, month] = [year + 1, 1]
  }
}
