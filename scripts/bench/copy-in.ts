import type { Client, Submittable } from 'pg'

type CopyConnection = {
  query(text: string): void
  sendCopyFromChunk(chunk: Buffer): void
  endCopyFrom(): void
}

/** COPY … FROM STDIN with node-postgres alone, which speaks it but has no interface for it. */
export class CopyIn implements Submittable {
  #settle: { resolve: () => void; reject: (error: Error) => void } | undefined
  #failed: Error | undefined

  constructor(
    private readonly text: string,
    private readonly data: string,
  ) {}

  run(client: Client): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#settle = { resolve, reject }
      client.query(this)
    })
  }

  submit(connection: unknown) {
    ;(connection as CopyConnection).query(this.text)
  }

  handleCopyInResponse(connection: CopyConnection) {
    connection.sendCopyFromChunk(Buffer.from(this.data))
    connection.endCopyFrom()
  }

  handleError(error: Error) {
    this.#failed = error
    this.#settle?.reject(error)
  }

  handleCommandComplete() {}

  handleReadyForQuery() {
    if (!this.#failed) this.#settle?.resolve()
  }
}
