import { error, type RuleEntry, warning } from "./entry.ts";

/** About `topics/*.yaml`. */
export const topicRules = {
  "topic-file": warning(
    "topics stand in topics/<name>.yaml",
    "Tools that look for `*.yaml` in that one folder overlook every other place.",
    "Move or rename the file.",
  ),
  "topic-syntax": error(
    "a topic's file is YAML",
    "What the parser could make of the rest was taken; it may not be what was meant.",
    "Correct the line.",
  ),
  "topic-unreadable": error(
    "a topic's file holds a mapping",
    "There is nothing in it to import, so the topic is not in the result.",
    "Write the topic's keys.",
  ),
  "topic-name": error(
    "a topic's name is one that Kafka takes",
    "Kafka refuses names with other characters or more than 249 of them; a topic's folder also has to start with a letter or digit.",
    "Check that the name taken instead is the topic's real name.",
  ),
  "topic-collision": error(
    "names of topics differ in more than case and punctuation",
    "They would be the same identifier in code, the same folder on some file systems and the same metric in Kafka.",
    "Rename one of the two.",
  ),
  "unknown-key": error(
    "a topic's file has no unknown keys",
    "A key that nobody reads is usually a misspelt one, and what it says has no effect.",
    "Correct the spelling or delete it.",
  ),
  "list-entry": error("a list of names holds strings", "Other values name nothing.", "Quote the entry."),
  "description-missing": warning(
    "a topic has a description",
    "It is the first thing readers, generated code and docs show.",
    "Say what a message is and who cares.",
  ),
  "services-missing": warning(
    "a topic names its producers and consumers",
    "They decide who has to upgrade first.",
    "List them, or `[]` for none.",
  ),
  "service-name": warning(
    "services of different organisations have different names",
    "Short names drop the organisation, which is only safe while they stay distinct.",
    "Choose short names in registry.yaml.",
  ),
  "schemas-missing": error(
    "a topic declares a schema",
    "Without one every message is valid.",
    "Write the schema in place of the one that accepts anything.",
  ),
  "schema-entry": error(
    "an entry of schemas is a mapping",
    "It could not be read as a version.",
    "Write its keys.",
  ),
  "version-value": error(
    "a version is a positive integer, once",
    "Versions are part of names in code, so that a wrong one renames a type.",
    "Number versions from 1 without gaps.",
  ),
  "version-gap": warning(
    "versions follow each other",
    "A gap is either a version that was deleted while messages of it may still be there, or a slip.",
    "Bring the version back, or renumber if it never existed.",
  ),
  encoding: error(
    "a topic has one of the known encodings",
    "All versions of a topic share one encoding: a consumer has to know it before it sees the version.",
    "Set `encoding` in topic.yaml; give another encoding its own topic.",
  ),
  "compatibility-mode": error(
    "a version declares a known compatibility mode",
    "Without one nothing is promised to those who have not upgraded yet.",
    "Set `compatibility` in topic.yaml.",
  ),
  "kafka-config-key": error(
    "topic configuration has Kafka's keys",
    "Kafka refuses to create a topic with a key it does not know.",
    "Correct the spelling.",
  ),
  "kafka-config-value": error(
    "topic configuration has values of Kafka's types",
    "Kafka refuses to create the topic.",
    "Write the value in its type: integers as integers.",
  ),
  "partition-count": error(
    "a partition count is a positive integer",
    "It was left out.",
    "Set `partitions` in topic.yaml.",
  ),
  "message-name": error(
    "a Protobuf version names a message",
    "Decoding needs the message's full name; the Python path to its class is only one way to say it.",
    "Set `messages` in topic.yaml.",
  ),
  "dead-letter-parent": warning(
    "a dead-letter topic is named for its topic",
    "Otherwise only people know whose failures it takes.",
    "Check the `dead_letters` of the topic that was taken.",
  ),
  "dead-letter-kept": warning(
    "a dead-letter topic has nothing of its own",
    "One with consumers, a schema, examples, owners or a pipeline of its own cannot become a property of another topic without losing them.",
    "List it under `dead_letters` and delete its folder, if what it has may go.",
  ),
} satisfies Record<string, RuleEntry>;
