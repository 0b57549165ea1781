/**
 * A name for comparing, never for showing: the register keeps what was written. One form of width, bracket and blank,
 * no invisible characters; blanks beside a Chinese character or a bracket mean nothing.
 */
export function normalizeName(name: string): string {
  return name
    .normalize('NFKC')
    .replace(/[\u200b-\u200f\u2060\ufeff\u00ad]/g, '')
    .replace(/[[{〔【〖「『《〈]/g, '(')
    .replace(/[\]}〕】〗」』》〉]/g, ')')
    .trim()
    .replace(/\s+/g, ' ')
    .replace(/(?<=[\p{Script=Han}()]) | (?=[\p{Script=Han}()])/gu, '')
}
