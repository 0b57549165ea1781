/**
 * Marks of a Chinese text are as wide as its characters (GB/T 15834), whatever was typed. Those inside a number, a time or
 * an address stay as they are.
 */
export function typeset(text: string): string {
  return text
    .replace(/(?<!\d),|,(?!\d)/g, wide[','])
    .replace(/(?<!\d):|:(?!\d)/g, wide[':'])
    .replace(/[;?!()]/g, (mark) => wide[mark as keyof typeof wide])
}

/** As code points: they look like their narrow twins. */
const wide = {
  ',': '\uff0c',
  ':': '\uff1a',
  ';': '\uff1b',
  '?': '\uff1f',
  '!': '\uff01',
  '(': '\uff08',
  ')': '\uff09',
} as const
