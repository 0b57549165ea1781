/** The width of a text in characters: digits and Latin letters are half as wide. */
export function widthOf(text: string): number {
  let width = 0
  for (const character of text) width += character.charCodeAt(0) < 0x80 ? 0.5 : 1
  return width
}
