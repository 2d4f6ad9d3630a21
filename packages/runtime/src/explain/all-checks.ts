import { allOf, conditionals, not } from "./applicators.ts";
import { binary } from "./binary.ts";
import type { Check } from "./check.ts";
import { contains } from "./contains.ts";
import { dependencies } from "./dependencies.ts";
import { documents } from "./documents.ts";
import {
  dates,
  dateTimes,
  emails,
  hostnames,
  int64s,
  ipv4s,
  ipv6s,
  regexes,
  times,
  uint64s,
  uris,
  uuids,
} from "./format.ts";
import { minProperties } from "./min-properties.ts";
import { multipleOf } from "./multiple-of.ts";
import { numbers } from "./number.ts";
import { objects } from "./object.ts";
import { patterns } from "./pattern.ts";
import { propertyNames } from "./property-names.ts";
import { sizes } from "./sizes.ts";
import { taggedUnions } from "./tagged-union.ts";
import { tuples } from "./tuple.ts";
import { uniqueItems } from "./unique-items.ts";
import { values } from "./values.ts";

/** Every check, in the order in which their issues are worth reading: first what makes the others pointless. */
export const allChecks: readonly Check[] = [
  values,
  binary,
  numbers,
  multipleOf,
  objects,
  sizes,
  minProperties,
  patterns,
  uuids,
  dateTimes,
  dates,
  times,
  emails,
  uris,
  hostnames,
  ipv4s,
  ipv6s,
  regexes,
  int64s,
  uint64s,
  tuples,
  uniqueItems,
  contains,
  propertyNames,
  dependencies,
  documents,
  allOf,
  taggedUnions,
  not,
  conditionals,
];
