import { declare, HEAD } from '@/lib/briefings/docx/xml'

/**
 * Fonts are named and never shipped: those of official documents are sold by their makers. What a computer without them
 * takes instead stands in the font table (AP-52).
 */
export const fonts = {
  body: {
    name: '仿宋_GB2312',
    instead: ['仿宋', 'FangSong'],
    family: 'modern',
    panose: '02010609030101010101',
  },
  title: {
    name: '方正小标宋简体',
    instead: ['华文中宋', 'STZhongsong', '宋体', 'SimSun'],
    family: 'roman',
    panose: '02010600040101010101',
  },
  kai: { name: '楷体_GB2312', instead: ['楷体', 'KaiTi'], family: 'modern', panose: '02010609030101010101' },
  hei: { name: '黑体', instead: ['SimHei'], family: 'modern', panose: '02010609060101010101' },
  song: { name: '宋体', instead: ['SimSun'], family: 'auto', panose: '02010600030101010101' },
} as const

export type FontName = keyof typeof fonts

export function fontXml(font: FontName): string {
  const { name } = fonts[font]
  return `<w:rFonts w:ascii="${name}" w:hAnsi="${name}" w:eastAsia="${name}" w:cs="${name}"/>`
}

export function fontTableXml(): string {
  const entries = Object.values(fonts).map(
    ({ name, instead, family, panose }) =>
      `<w:font w:name="${name}"><w:altName w:val="${instead.join(',')}"/><w:panose1 w:val="${panose}"/><w:charset w:val="86"/><w:family w:val="${family}"/><w:pitch w:val="${family === 'modern' ? 'fixed' : 'variable'}"/></w:font>`,
  )
  return `${HEAD}<w:fonts ${declare('w', 'r')}>${entries.join('')}</w:fonts>`
}
