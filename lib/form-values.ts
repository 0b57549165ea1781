import { InvalidInput } from '@/lib/errors'

export type NestedValues = { [name: string]: string | NestedValues }

const FORBIDDEN = new Set(['__proto__', 'constructor', 'prototype'])
const MAX_DEPTH = 4

/**
 * Flat form fields as an object: `parties.0.organizationId` becomes `{ parties: { 0: { organizationId } } }`.
 * Rows keep the number they have in the form, so that a message finds its row also when one above it was removed;
 * `listOf` in lib/fields.ts makes an array of them.
 */
export function nestedValues(values: Readonly<Record<string, string>>): NestedValues {
  const root: NestedValues = {}
  for (const [path, value] of Object.entries(values)) place(root, path.split('.'), value)
  return root
}

function place(root: NestedValues, names: string[], value: string) {
  if (names.length > MAX_DEPTH || names.some((name) => name === '' || FORBIDDEN.has(name))) throw notOurForm()
  let parent = root
  names.forEach((name, depth) => {
    const held = Object.hasOwn(parent, name) ? parent[name] : undefined
    if (depth === names.length - 1) {
      if (held !== undefined) throw notOurForm()
      parent[name] = value
      return
    }
    if (typeof held === 'string') throw notOurForm()
    const child = held ?? {}
    parent[name] = child
    parent = child
  })
}

/** No page of the portal posts such names, so there is no field to point at. */
const notOurForm = () => new InvalidInput({}, '提交的内容无法识别,请刷新页面后重试')
