import type { Message } from "@bufbuild/protobuf";

/** Properties of a message that are fields or oneofs. */
export type FieldName<T> = Exclude<keyof T & string, "$typeName" | "$unknown">;

/** `itemType` as `item_type`. */
type SnakeCase<Name extends string> = Name extends `${infer First}${infer Rest}`
  ? First extends Lowercase<First>
    ? `${First}${SnakeCase<Rest>}`
    : `_${Lowercase<First>}${SnakeCase<Rest>}`
  : "";

type Value<T, Name extends keyof T> = Exclude<T[Name], undefined>;

/** The type of a map's values; never if it is no map. The object of a google.protobuf.Struct is none: it holds nulls. */
export type MapValue<V> = V extends readonly unknown[] | Uint8Array | Message
  ? never
  : V extends { [key: string]: infer Entry }
    ? null extends Entry
      ? never
      : Entry
    : V extends { [key: number]: infer Entry }
      ? V extends string
        ? never
        : Entry
      : never;

/** The message in a field, or that of a list's elements; never for others. */
type Child<V> = V extends Message
  ? V
  : V extends readonly (infer Element extends Message)[]
    ? Element
    : never;

type Shallower = { 3: 2; 2: 1; 1: 0 };

/**
 * What `only` can name: a field, as it is called in the message or in the .proto file; `map.key` for one entry of a
 * map; `message.field` within a message or the messages of a list, three names at most.
 */
export type FieldPath<T, Depth extends number = 3> = {
  [Name in FieldName<T>]: Name | SnakeCase<Name> extends infer Written extends string
    ? Written | `${Written}.${Within<Value<T, Name>, Depth>}`
    : never;
}[FieldName<T>];

type Within<V, Depth extends number> = [MapValue<V>] extends [never]
  ? [Child<V>] extends [never]
    ? never
    : Depth extends keyof Shallower
      ? FieldPath<Child<V>, Shallower[Depth]>
      : never
  : string;

type Head<Path extends string> = Path extends `${infer First}.${string}` ? First : Path;
type Tail<Path extends string, Written extends string> = Path extends `${Written}.${infer Rest}`
  ? Rest
  : never;

/** The message with the named fields only. */
export type Selected<T extends Message, Path extends string> = { readonly $typeName: T["$typeName"] } & {
  [Name in keyof T as Name extends FieldName<T>
    ? Head<Path> & (Name | SnakeCase<Name>) extends never
      ? never
      : Name
    : never]: Name extends string ? SelectedValue<T[Name], Name | SnakeCase<Name>, Path> : never;
};

type SelectedValue<V, Written extends string, Path extends string> = Written & Path extends never
  ? V extends readonly (infer Element extends Message)[]
    ? Selected<Element, Tail<Path, Written>>[]
    : V extends Message
      ? Selected<V, Tail<Path, Written>>
      : V
  : V;
