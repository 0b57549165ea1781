import type { Proposal } from '@/lib/imports/read-cell'

/** What is wrong with a cell, in the words of the form, and the ways out that are one click away. */
export type Problem = {
  /** Sheet1!C15; of a column the file lacks, the row alone. */
  address: string
  /** Key of the column, '' where the row as a whole is meant. */
  column: string
  label: string
  value: string
  reason: string
  /** A warning is told and does not stop anything. */
  severity: 'error' | 'warning'
  /** Texts for the cell; choosing one is an edit. */
  proposals: Proposal[]
  /** The name in question: `meanOrganization` answers for every row that has it. */
  organization?: string
  /** Two records may be one: `decideRow` answers. */
  similar?: { id: string; code: string | null; title: string }[]
}

export type RowState = 'NEW' | 'CHANGED' | 'SAME' | 'CONFLICT' | 'PROBLEM' | 'LEFT_OUT'

/** 如何处理 a row that looks like a record of the register. */
export type Decision = 'CREATE' | 'UPDATE' | 'LEAVE_OUT'

export type FieldDiff = { column: string; label: string; from: string; to: string }
