import type { Rule } from "./rule.ts";
import { binaryEncoding } from "./rules/binary-encoding.ts";
import { definitionCollision, unsupportedKeyword } from "./rules/bundling.ts";
import { compatibilityReason } from "./rules/compatibility-reason.ts";
import { compressionPolicy } from "./rules/compression-policy.ts";
import { deadLetterName } from "./rules/dead-letter-name.ts";
import { deadLetterRetention } from "./rules/dead-letter-retention.ts";
import { deadLetterSize } from "./rules/dead-letter-size.ts";
import { deadValue } from "./rules/dead-value.ts";
import { definitionName } from "./rules/definition-name.ts";
import { descriptionSentence } from "./rules/description-sentence.ts";
import { duplicateEnum } from "./rules/duplicate-enum.ts";
import { duplicateTypeName } from "./rules/duplicate-type-name.ts";
import { emptyRange } from "./rules/empty-range.ts";
import { endlessRef } from "./rules/endless-ref.ts";
import { fixtureMissing, refusalMissing } from "./rules/fixture-missing.ts";
import { fixtureName } from "./rules/fixture-name.ts";
import { fixtureShape } from "./rules/fixture-shape.ts";
import { foreignRef } from "./rules/foreign-ref.ts";
import { inertKeyword } from "./rules/inert-keyword.ts";
import { kafkaSetting } from "./rules/kafka-setting.ts";
import { malformedKeyword } from "./rules/malformed-keyword.ts";
import { missingType } from "./rules/missing-type.ts";
import { newerKeyword } from "./rules/newer-keyword.ts";
import { openTuple } from "./rules/open-tuple.ts";
import { orphanFile } from "./rules/orphan-file.ts";
import { protobufMessage } from "./rules/protobuf-message.ts";
import { refSiblings } from "./rules/ref-siblings.ts";
import { registryShape } from "./rules/registry-shape.ts";
import { retentionPolicy } from "./rules/retention-policy.ts";
import { schemaDescription } from "./rules/schema-description.ts";
import { schemaDraft } from "./rules/schema-draft.ts";
import { schemaStrict } from "./rules/schema-strict.ts";
import { schemaTitle, titleReused } from "./rules/schema-title.ts";
import { slowPattern } from "./rules/slow-pattern.ts";
import { topicDescription } from "./rules/topic-description.ts";
import { topicEncoding } from "./rules/topic-encoding.ts";
import { topicName } from "./rules/topic-name.ts";
import { topicOwners } from "./rules/topic-owners.ts";
import { topicServices } from "./rules/topic-services.ts";
import { topicShapeRule } from "./rules/topic-shape.ts";
import { undeclaredRequired } from "./rules/undeclared-required.ts";
import { unknownFormat } from "./rules/unknown-format.ts";
import { unknownKeyword } from "./rules/unknown-keyword.ts";
import { unresolvedRef } from "./rules/unresolved-ref.ts";
import { unusedDefinition } from "./rules/unused-definition.ts";
import { versionContract } from "./rules/version-contract.ts";
import { versionSequence } from "./rules/version-sequence.ts";
import { waiverShape } from "./rules/waiver-shape.ts";

/** Every rule that `lint` runs, in the order in which documentation lists them: topics, files, schemas. */
export const lintRules: readonly Rule[] = [
  registryShape,
  waiverShape,
  topicShapeRule,
  topicName,
  topicDescription,
  descriptionSentence,
  topicOwners,
  topicEncoding,
  topicServices,
  kafkaSetting,
  compressionPolicy,
  retentionPolicy,
  deadLetterName,
  deadLetterSize,
  deadLetterRetention,
  compatibilityReason,
  versionSequence,
  versionContract,
  protobufMessage,
  orphanFile,
  fixtureMissing,
  refusalMissing,
  fixtureName,
  fixtureShape,
  schemaDraft,
  schemaTitle,
  titleReused,
  schemaDescription,
  definitionName,
  definitionCollision,
  unusedDefinition,
  duplicateTypeName,
  unresolvedRef,
  foreignRef,
  refSiblings,
  endlessRef,
  unknownKeyword,
  newerKeyword,
  unsupportedKeyword,
  malformedKeyword,
  inertKeyword,
  missingType,
  undeclaredRequired,
  openTuple,
  unknownFormat,
  binaryEncoding,
  slowPattern,
  duplicateEnum,
  deadValue,
  emptyRange,
  schemaStrict,
];
