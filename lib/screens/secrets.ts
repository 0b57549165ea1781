import 'server-only'

import { createHash, createHmac, randomBytes, randomInt } from 'node:crypto'
import { env } from '@/lib/env'

// No 0/O, 1/I/L: a code is read from paper and typed with a remote control.
const LETTERS = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789'
const LENGTH = 12

/** 59 bits for two hours and one use. */
export function newPairingCode(): string {
  return Array.from({ length: LENGTH }, () => LETTERS[randomInt(LETTERS.length)]).join('')
}

/** ABCD-EFGH-JKMN, as people read it. */
export const pairingWords = (code: string) => code.replace(/(.{4})(?=.)/g, '$1-')

/** Keyed: a code is short enough to be guessed by whoever stole the table. */
export function hashPairing(code: string): string {
  return createHmac('sha256', env().NEXTAUTH_SECRET).update(`screen:${code}`).digest('base64url')
}

export const newDeviceKey = () => randomBytes(32).toString('base64url')

/** 256 random bits need no key. */
export const hashDeviceKey = (key: string) => createHash('sha256').update(key).digest('base64url')
