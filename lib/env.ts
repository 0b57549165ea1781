import 'server-only'

import * as z from 'zod'

const schema = z.object({
  DATABASE_URL: z.string().regex(/^postgres(ql)?:\/\//, 'DATABASE_URL must be a postgresql:// address'),
  NEXTAUTH_SECRET: z.string().min(32),
  NEXTAUTH_URL: z.url().default('http://localhost:3000'),
  NODE_ENV: z.enum(['development', 'production', 'test']).default('production'),
  SETUP_CODE: z.string().optional(),
  DATABASE_POOL: z.coerce.number().int().min(2).max(100).default(16),
})

let checked: z.output<typeof schema> | undefined

/**
 * The only place of the running portal that reads process.env. scripts/env.mjs has checked it before with messages
 * for the operator. Read on first use, because `next build` loads every module without an environment.
 */
export function env() {
  checked ??= schema.parse(process.env)
  return checked
}
