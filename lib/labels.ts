/** A column as the ledger shows it: its Chinese name and, for coded values, the word of each code. */
export type ColumnLabel = { label: string; values?: Readonly<Record<string, string>> }
export type ColumnLabels = Readonly<Record<string, ColumnLabel>>

/** The Chinese name of a form field; repeated rows (`parties.1.role`) are named once, under `parties.*.role`. */
export function labelOf(labels: Readonly<Record<string, string>>, field: string): string {
  const direct = labels[field]
  if (direct) return direct
  const row = /\.(\d+)(\.|$)/.exec(field)
  const general = labels[field.replace(/\.\d+(?=\.|$)/g, '.*')]
  if (!row || !general) return field
  return `第 ${Number(row[1]) + 1} 行${general}`
}

/** Options of a select from a record's words. */
export function optionsOf(values: Readonly<Record<string, string>>): { value: string; label: string }[] {
  return Object.entries(values).map(([value, label]) => ({ value, label }))
}

/** The word of a code; the code itself when the dictionary no longer has it, which is better than nothing. */
export function wordOf(words: Readonly<Record<string, string>>, code: string): string {
  return Object.hasOwn(words, code) ? (words[code] ?? code) : code
}
