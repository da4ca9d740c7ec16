/** What a handler is told besides its payload. */
export interface JobContext {
  readonly jobId: string;
  readonly now: Date;
}
