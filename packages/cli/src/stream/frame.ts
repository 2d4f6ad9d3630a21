import type { ByteWindow } from "./byte-window.ts";

/** Where a message stands in its input. */
export interface Position {
  /** 1-based. */
  readonly number: number;
  /** Bytes from the start of the input. */
  readonly offset: number;
  /** 1-based; absent for binary input. */
  readonly line?: number;
}

/** The encoded bytes of one message; a view that is valid until the window is filled again. */
export interface Frame extends Position {
  readonly kind: "frame";
  readonly bytes: Uint8Array;
  /** The input ended inside the message, or its lengths are wrong and it holds what would have been others. */
  readonly incomplete?: boolean;
}

/** A message whose bytes cannot be told apart from what surrounds them. */
export interface Fault extends Position {
  readonly kind: "fault";
  readonly rule: string;
  readonly message: string;
  readonly hint?: string;
  /** True when nothing after this point can be read; the driver then counts the bytes that are left. */
  readonly fatal: boolean;
}

/** Cuts an input into messages. */
export interface Framer {
  /** The next message, or nothing when the window holds none: fill it, or stop when the input has ended. */
  next(window: ByteWindow): Frame | Fault | undefined;
}

/** What an input has to look like to a framer, besides its bytes. */
export interface FramerLimits {
  /** The most bytes of one message that are kept in memory. */
  readonly maxFrameBytes: number;
}
