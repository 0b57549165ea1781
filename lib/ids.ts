import { v7, validate } from 'uuid'

/** Sortable by the instant it was made. */
export const newId = (): string => v7()

/** Ids arrive in URLs, so they may be anything; PostgreSQL fails on a uuid that is not one. */
export const isId = (text: string): boolean => validate(text)
