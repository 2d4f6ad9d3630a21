import type { MessageOf, Topic, TopicRegistry } from "@waybill/runtime";

/**
 * Where a project says which registry its topics are from, so that names complete and wrong ones do not compile:
 *
 * ```ts
 * declare module "@waybill/testing" {
 *   interface Register { registry: typeof import("@waybill/topics/registry").registry }
 * }
 * ```
 */
// biome-ignore lint/suspicious/noEmptyInterface: it is there to be augmented
export interface Register {}

type Registered = Register extends { registry: infer R } ? R : TopicRegistry;
type Versions<Name extends keyof Registered> = keyof Registered[Name] & number;
type IsUnion<T, U = T> = T extends U ? ([U] extends [T] ? false : true) : never;

type Named = {
  [Name in keyof Registered & string]:
    | `${Name}@v${Versions<Name>}`
    | (IsUnion<Versions<Name>> extends true ? never : Name);
}[keyof Registered & string];

/** A topic of the registered registry: `outcomes`, or `outcomes@v2` where there are several versions. */
export type TopicName = string extends keyof Registered ? string : Named;

type BaseName<N extends string> = N extends `${infer Name}@v${number}` ? Name : N;
type VersionOf<N extends string> = N extends `${string}@v${infer V extends number}` ? V : number;
type Loaded<Name, Version> = Name extends keyof Registered
  ? {
      [V in keyof Registered[Name]]: V extends Version
        ? Registered[Name][V] extends () => Promise<infer T extends Topic>
          ? T
          : never
        : never;
    }[keyof Registered[Name]]
  : Topic;

/** The topic that a name or a topic stands for. */
export type TopicOf<T> = T extends Topic
  ? T
  : T extends string
    ? string extends keyof Registered
      ? Topic
      : Loaded<BaseName<T>, VersionOf<T>>
    : never;

/** The message type of a topic or of a topic's name. */
export type Message<T> = TopicOf<T> extends infer Found extends Topic ? MessageOf<Found> : never;
