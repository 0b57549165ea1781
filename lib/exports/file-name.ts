import { formatInstant } from '@/lib/dates'

/** 产学研合作项目_20221019_153000.xlsx (AP-33). */
export function exportFileName(title: string, at: Date, extension: string): string {
  const stamp = formatInstant(at, { seconds: true }).replace(' ', '_').replace(/[-:]/g, '')
  return `${title.replace(/[\\/:*?"<>|]/g, '_')}_${stamp}.${extension}`
}

/** Content-Disposition with the name in UTF-8 (RFC 5987) and, for what does not know that, in ASCII. */
export function attachment(fileName: string): string {
  const extended = encodeURIComponent(fileName).replace(
    /['()*!]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  const [extension = ''] = /\.\w+$/.exec(fileName) ?? []
  const rest = fileName.slice(0, fileName.length - extension.length).replace(/[^\w.-]+/g, '')
  const ascii = rest.replace(/^[_.]+|[_.]+$/g, '')
  return `attachment; filename="export${ascii && `_${ascii}`}${extension}"; filename*=UTF-8''${extended}`
}
