import { normalizeName } from '@/lib/organizations/name'

/** Business keys are texts, so that rows of a sheet and rows of the register are compared the same way. */
export function keyOf(name: string, ...parts: (string | null | undefined)[]): string[] {
  if (parts.some((part) => !part)) return []
  return [`${name}:${parts.map((part) => normalizeName(part ?? '').toLowerCase()).join('|')}`]
}

export const codeKey = (code: string | null | undefined) => keyOf('code', code)
