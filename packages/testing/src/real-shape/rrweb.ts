import fc from "fast-check";

/** An event of rrweb, as far as a replay's consumers look into it. Times are in milliseconds since 1970. */
export interface RrwebEvent {
  readonly type: number;
  readonly timestamp: number;
  readonly data: Readonly<Record<string, unknown>>;
}

const FULL_SNAPSHOT = 2;
const INCREMENTAL = 3;
const META = 4;
const CUSTOM = 5;

/** Ids of the nodes that the snapshot has; later events are about these and no other. */
const NODES = [1, 2, 3, 4, 5];

const snapshot = {
  node: {
    type: 0,
    id: 1,
    childNodes: [
      {
        type: 2,
        id: 2,
        tagName: "html",
        attributes: {},
        childNodes: [
          {
            type: 2,
            id: 3,
            tagName: "body",
            attributes: {},
            childNodes: [
              {
                type: 2,
                id: 4,
                tagName: "button",
                attributes: { id: "buy" },
                childNodes: [{ type: 3, id: 5, textContent: "Buy" }],
              },
            ],
          },
        ],
      },
    ],
  },
  initialOffset: { left: 0, top: 0 },
};

const node = fc.constantFrom(...NODES);
const change = fc.oneof(
  fc.record({
    source: fc.constant(1),
    positions: fc.tuple(
      fc.record({ x: fc.nat(1920), y: fc.nat(1080), id: node, timeOffset: fc.constant(0) }),
    ),
  }),
  fc.record({ source: fc.constant(2), type: fc.nat(6), id: node, x: fc.nat(1920), y: fc.nat(1080) }),
  fc.record({ source: fc.constant(3), id: node, x: fc.constant(0), y: fc.nat(5000) }),
);
const breadcrumb = fc
  .record({
    category: fc.constantFrom("ui.click", "navigation", "console"),
    message: fc.constantFrom("body > button#buy", "/cart", "done"),
  })
  .map((payload) => ({ tag: "breadcrumb", payload }));

/**
 * What happened from a moment on, in order: with `isFirst` the page and its whole DOM come first, as they must, and later
 * events only name nodes that it has.
 *
 * @param start in milliseconds since 1970
 */
export function rrwebEvents(start: number, isFirst: boolean): fc.Arbitrary<readonly RrwebEvent[]> {
  const later = fc.oneof(
    { weight: 4, arbitrary: change.map((data) => ({ type: INCREMENTAL, data })) },
    { weight: 1, arbitrary: breadcrumb.map((data) => ({ type: CUSTOM, data })) },
  );
  return fc
    .array(fc.tuple(fc.nat(900), later), { minLength: isFirst ? 0 : 1, maxLength: 12 })
    .map((steps) => {
      const page = { href: "https://example.com/shop", width: 1920, height: 1080 };
      const events: RrwebEvent[] = isFirst
        ? [
            { type: META, timestamp: start, data: page },
            { type: FULL_SNAPSHOT, timestamp: start, data: snapshot },
          ]
        : [];
      let timestamp = start;
      for (const [wait, event] of steps) {
        timestamp += wait;
        const { type, data } = event;
        const isBreadcrumb = type === CUSTOM && "payload" in data;
        const timed = isBreadcrumb
          ? { ...data, payload: { ...data.payload, timestamp: timestamp / 1000 } }
          : data;
        events.push({ type, timestamp, data: timed });
      }
      return events;
    });
}
