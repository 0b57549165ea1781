import { cooperationModeLabels } from '@/lib/agreements/labels'
import { provinceOf } from '@/lib/dictionaries/regions'
import { places } from '@/lib/indicators/scope'
import { UNSTATED } from '@/lib/indicators/words'

export function modeWord(code: string | null): string {
  const words: Readonly<Record<string, string>> = cooperationModeLabels
  return code === null ? UNSTATED : (words[code] ?? code)
}

/** The province a region lies in, by name. */
export function provinceWord(region: string | null): string {
  if (region === null) return UNSTATED
  const province = provinceOf(region)
  return province === null || province === undefined ? '待核实' : (places[province] ?? province)
}
