/** One set of messages, and how fast each contender is with them. */
export interface Row {
  readonly name: string;
  readonly bytes: number;
  /** Microseconds of protobuf-es. */
  readonly micros: number;
  /** How many times as many messages each contender takes in the same time. */
  readonly times: Readonly<Record<string, number>>;
}
