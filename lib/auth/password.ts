import 'server-only'

import { createHmac, randomInt } from 'node:crypto'
import { hash, verify } from '@node-rs/argon2'
import { env } from '@/lib/env'

// OWASP's minimum for argon2id: 19 MiB, two passes, one lane; about 25 ms on the reference machine.
const ARGON2ID = 2
const cost = { algorithm: ARGON2ID, memoryCost: 19_456, timeCost: 2, parallelism: 1 }

export const hashPassword = (password: string): Promise<string> => hash(password, cost)

/** Takes as long for an account that does not exist, so that the time of an answer tells nothing. */
export async function passwordMatches(stored: string | undefined, password: string): Promise<boolean> {
  const matches = await verify(stored ?? (await dummyHash()), password)
  return stored !== undefined && matches
}

let dummy: Promise<string> | undefined
function dummyHash() {
  dummy ??= hashPassword('nobody has this password')
  return dummy
}

/** Sign-in by mobile number needs equality only, so only a keyed hash is kept. */
export function hashMobile(mobile: string): string {
  return createHmac('sha256', env().NEXTAUTH_SECRET).update(`mobile:${mobile}`).digest('base64url')
}

const LETTERS = 'abcdefghjkmnpqrstuvwxyz'
const CAPITALS = 'ABCDEFGHJKMNPQRSTUVWXYZ'
const DIGITS = '23456789'

/** A random password an administrator reads out: 16 characters, no look-alikes, three kinds of characters. */
export function issuePassword(): string {
  const pick = (from: string) => from[randomInt(from.length)] ?? ''
  const group = () => pick(CAPITALS) + pick(LETTERS) + pick(LETTERS) + pick(DIGITS)
  return [group(), group(), group(), group()].join('-')
}
