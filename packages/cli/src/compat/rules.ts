import type { RuleDescription } from "../lint/rule.ts";
import { protobufRules } from "./protobuf/rules.ts";

/** What `waybill compat` can find. */
export const compatRules: readonly RuleDescription[] = [
  rule(
    "compat-breaking",
    "every message that one version of a schema accepts is one that its readers of the other version accept",
    "There is a message, shown with the finding, that writers may send and readers refuse. In production it ends in a dead letter, or stops a consumer.",
    "Widen the schema to what it was, or release the change as a new version. The hint names what to change; the class says whether only messages with undeclared keys, only formats, defaults or large numbers are concerned.",
  ),
  rule(
    "compat-unknown",
    "every comparison of schemas is decided",
    "Neither a proof nor a message that breaks was found, so that nothing is promised. The finding names what could not be decided.",
    "Write the part that is named in simpler words, or look at the change yourself: both schemas with it removed may well be decided.",
  ),
  {
    ...rule(
      "compat-waived",
      "messages that the policies leave out break nothing either",
      "Some message breaks, but only of a kind that the policies of this run say nobody sends or reads: with undeclared keys, by a format, or for a key whose default is filled in.",
      "Nothing, as long as the policy is true of all services of the topic.",
    ),
    severity: "warning",
  },
  {
    ...rule(
      "compat-annotation",
      "defaults and deprecations stay what they were",
      "The accepted messages are the same, but programs that fill in defaults, or people who read that a key is deprecated, act otherwise.",
      "Make sure that readers expect it.",
    ),
    severity: "warning",
  },
  rule(
    "topic-removed",
    "topics of the baseline are still there",
    "Services that import the topic do not build any more, and those that run have no contract.",
    "Bring the folder back until its last producer and consumer are gone, or, if they are, compare with a baseline that has it no more.",
  ),
  rule(
    "version-removed",
    "versions of the baseline are still there",
    "Messages of the version may still be in the topic, and services may still import it.",
    "Bring the version back until nobody sends or reads it.",
  ),
  rule(
    "encoding-changed",
    "a topic keeps its encoding",
    "No reader of one encoding reads the other: every message in the topic at the time of the change is lost.",
    "Make a new topic, and let consumers read both until the old one is empty.",
  ),
  rule(
    "message-name-changed",
    "a version of a Protobuf topic keeps its message",
    "The bytes are read as another message, whose numbers may mean something else.",
    "Name the message that it was, or add a version for the other one.",
  ),
  rule(
    "released-fixture-refused",
    "messages that the baseline shows as good are still accepted",
    "A fixture that passes stands for messages that are sent. Readers of the new schema refuse this one.",
    "Widen the schema again. Deleting the fixture does not help: the one of the baseline is checked.",
  ),
  rule(
    "retention-lowered",
    "`retention.ms`, `retention.bytes` and `delete.retention.ms` are not lowered",
    "Kafka deletes at once what is beyond the new limit, read or not; a consumer that lags loses it.",
    "Keep the retention, or make sure that no consumer lags further behind than the new one.",
  ),
  rule(
    "message-size-lowered",
    "`max.message.bytes` is not lowered",
    "The broker refuses messages that producers could send until now.",
    "Keep the limit, or make sure that no producer sends messages as large.",
  ),
  rule(
    "cleanup-added",
    "`cleanup.policy` deletes nothing that it kept before",
    "With `compact` only the last message of each key stays, and messages without a key are refused; with `delete` messages go that a compacted topic keeps for good.",
    "Keep the policy, or make a new topic with the other one.",
  ),
  rule(
    "timestamps-narrowed",
    "`message.timestamp.before.max.ms` and `message.timestamp.after.max.ms` are not lowered",
    "The broker refuses messages whose timestamp is further from its clock, such as those of a producer that catches up.",
    "Keep the limit, or make sure that no producer sends older or later timestamps.",
  ),
  rule(
    "durability-lowered",
    "`min.insync.replicas` is not lowered, and `unclean.leader.election.enable` stays off",
    "Messages that a producer was told are safe are lost when a broker fails.",
    "Keep the setting, or agree with the producers that messages may be lost.",
  ),
  rule(
    "key-changed",
    "a topic keeps the key of its messages",
    "Messages of one key are in one partition and read in order. With another key what belongs together is read out of order, and compaction keeps other messages.",
    "Make a new topic with the other key, and let consumers read both until the old one is empty.",
  ),
  rule(
    "partitions-lowered",
    "a topic keeps its partitions",
    "Kafka cannot take partitions away: the topic has to be made anew, and what is in it is lost.",
    "Keep the number, or make a new topic and let consumers read both until the old one is empty.",
  ),
  {
    ...rule(
      "partitions-raised",
      "a topic with a key keeps its number of partitions",
      "Keys are spread by the number of partitions. With more of them most keys move, so that older messages of a key are in another partition than newer ones.",
      "Stop producers, let consumers read all that is there, then raise the number.",
    ),
    severity: "warning",
  },
  rule(
    "dead-letter-removed",
    "dead letters of the baseline are still there",
    "Messages that are in it are forgotten, and a consumer that cannot read a message stops, or drops it.",
    "Keep the entry until the dead letter is empty and its consumers are gone.",
  ),
  rule(
    "compatibility-relaxed",
    "`compatibility.mode` is not relaxed",
    "What was promised to the services of the topic is not promised any more, and changes that broke them before pass from here on.",
    "Keep the mode; or agree on it with the owners of producers and consumers, in a change of its own.",
  ),
  rule(
    "baseline-edited",
    "the frozen last release is as it was frozen",
    "Changes are compared with `_released`. Where it says something that nobody released, a break passes, or a change that breaks nobody does not.",
    "Take the folder from the commit of the release. Only `waybill release` writes it.",
  ),
  rule(
    "waiver-expired",
    "what was accepted until a day is mended by then",
    "A break was accepted for a time, and the time is over. Whatever was to happen until then may not have happened.",
    "Mend the break, or look whether the reason still holds and run `waybill accept` again with another day.",
  ),
  {
    ...rule(
      "waiver-unused",
      "every entry of waivers.yaml waives a finding",
      "The finding that was accepted is gone, or the change is another one by now, which nobody has reviewed. Entries that are left behind make the list one that nobody reads.",
      "Remove the entry. If the change was edited since, look at the finding that there is now.",
    ),
    severity: "warning",
  },
  ...protobufRules,
  {
    ...rule(
      "types-not-compared",
      "changed types are compiled against programs of the baseline",
      "Declarations changed, and there is no TypeScript here to say whether programs that were written against them compile.",
      "Install TypeScript beside the registry: npm install --save-dev typescript.",
    ),
    severity: "warning",
  },
  {
    ...rule(
      "types-only",
      "programs that were written against the types of the baseline compile against today's",
      "No message breaks, but a program that builds messages, reads them, or imports a name does not compile any more: a field that is renamed, is in another oneof, may be missing or is a bigint; a definition or a file that has moved. The finding has the compiler's words. What programs must expect anyway is none: a new optional key, a new field or case of a oneof, a new value of an open enum.",
      "Keep the type or the name, or release the change as a major version of the package and say so in its changelog.",
    ),
    severity: "warning",
  },
];

function rule(id: string, summary: string, why: string, fix: string): RuleDescription {
  return { id, severity: "error", summary, explain: { why, bad: "", good: "", fix } };
}
