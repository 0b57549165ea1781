import { addDays, type Day, daysBetween } from '@/lib/dates'
import type { Random } from './random'

/** An instant of the history, 2022-10-19T16:29:34+08:00. Compares as text, because the zone is always the same. */
export type Instant = string

export const yearOf = (day: Day) => Number(day.slice(0, 4))
export const monthOf = (day: Day) => day.slice(0, 7)
export const dayOfInstant = (at: Instant): Day => at.slice(0, 10)

/** The years from `first` to that of `today`. */
export function yearsTo(today: Day, first: number): number[] {
  return Array.from({ length: Math.max(0, yearOf(today) - first + 1) }, (_, index) => first + index)
}

export function randomDay(random: Random, from: Day, to: Day): Day {
  return addDays(from, random.integer(0, Math.max(0, daysBetween(from, to))))
}

/** The day itself, or the Monday after it: nobody signs or registers anything on a Sunday. */
export function workday(day: Day): Day {
  const weekday = new Date(day).getUTCDay()
  return weekday === 6 ? addDays(day, 2) : weekday === 0 ? addDays(day, 1) : day
}

export function workdayBefore(day: Day): Day {
  const before = addDays(day, -1)
  const weekday = new Date(before).getUTCDay()
  return weekday === 6 ? addDays(before, -1) : weekday === 0 ? addDays(before, -2) : before
}

/** An instant in the office hours of the first working day on or after `day`. */
export function officeHours(random: Random, day: Day): Instant {
  const minute = random.chance(0.55)
    ? random.integer(8 * 60 + 30, 11 * 60 + 50)
    : random.integer(14 * 60, 17 * 60 + 40)
  return instant(workday(day), minute, random.integer(0, 59))
}

/** An instant in the evening or at noon, when enterprises fill in their reports on the phone. */
export function spareHours(random: Random, day: Day): Instant {
  const minute = random.chance(0.5)
    ? random.integer(12 * 60, 13 * 60 + 30)
    : random.integer(18 * 60, 21 * 60 + 30)
  return instant(day, minute, random.integer(0, 59))
}

/** The given number of days after an instant, in office hours. */
export function daysAfter(random: Random, at: Instant, least: number, most: number): Instant {
  return officeHours(random, addDays(dayOfInstant(at), random.integer(Math.max(1, least), Math.max(1, most))))
}

/** The n-th entry of somebody who types all day long: one every twenty minutes. */
export function nthOfDay(day: Day, n: number): Instant {
  return instant(day, 8 * 60 + 40 + n * 20, (n * 37) % 60)
}

function instant(day: Day, minute: number, second: number): Instant {
  const two = (n: number) => String(n).padStart(2, '0')
  return `${day}T${two(Math.floor(minute / 60))}:${two(minute % 60)}:${two(second)}+08:00`
}
