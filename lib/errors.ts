/** A refusal the user can understand. Its message is shown as written. */
export class DomainError extends Error {
  constructor(message: string) {
    super(message)
    this.name = new.target.name
  }
}

export class Forbidden extends DomainError {
  constructor(message = '您没有执行此操作的权限') {
    super(message)
  }
}

export class NotFound extends DomainError {
  constructor(what: string) {
    super(`未找到该${what}`)
  }
}

/** Messages by field; the fields of repeated rows by dotted path: `parties.0.organizationId`. */
export type FieldErrors = Record<string, string[] | undefined>

export class InvalidInput extends DomainError {
  constructor(
    readonly fieldErrors: FieldErrors,
    message = '请检查填写内容',
  ) {
    super(message)
  }
}

export class Conflict extends DomainError {}

/** What a form would show of a record, by field name; `name__label` may add how a coded value reads. */
export type FieldValues = Record<string, string>

/** Somebody else saved since this person opened the form (AP-24). */
export class StaleVersion extends Conflict {
  /** The record's values as they are now. */
  readonly theirs: FieldValues
  readonly changedBy: string
  readonly changedAt: Date
  readonly version: number

  constructor(now: { theirs: FieldValues; changedBy: string; changedAt: Date; version: number }) {
    super('该记录已被他人修改,请核对两个版本后再保存')
    this.theirs = now.theirs
    this.changedBy = now.changedBy
    this.changedAt = now.changedAt
    this.version = now.version
  }
}

export type Candidate = { id: string; title: string; href: string; values: FieldValues }

/** Records that may be the same one; the person compares and decides (AP-22). */
export class PossibleDuplicate extends Conflict {
  constructor(
    readonly candidates: readonly Candidate[],
    message = '系统中已有相似记录,请核对是否重复',
  ) {
    super(message)
  }
}

export function allow(permitted: boolean): asserts permitted {
  if (!permitted) throw new Forbidden()
}
