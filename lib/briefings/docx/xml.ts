export const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

export const namespaces = {
  w: 'http://schemas.openxmlformats.org/wordprocessingml/2006/main',
  r: 'http://schemas.openxmlformats.org/officeDocument/2006/relationships',
  wp: 'http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing',
  a: 'http://schemas.openxmlformats.org/drawingml/2006/main',
  c: 'http://schemas.openxmlformats.org/drawingml/2006/chart',
  v: 'urn:schemas-microsoft-com:vml',
  o: 'urn:schemas-microsoft-com:office:office',
} as const

export function declare(...names: (keyof typeof namespaces)[]): string {
  return names.map((name) => `xmlns:${name}="${namespaces[name]}"`).join(' ')
}

/** Text for XML: what it cannot hold is left out. */
export function escaped(text: string): string {
  return text.replace(FORBIDDEN, '').replace(/[&<>"]/g, (character) => entities[character] ?? '')
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const FORBIDDEN = /(?![\t\n\r])\p{Cc}|\p{Cs}|[\uFFFE\uFFFF]/gu

/** Lengths of GB/T 9704 in the units of the format. */
export const twips = (points: number) => Math.round(points * 20)
export const emu = (millimetres: number) => Math.round(millimetres * 36_000)
