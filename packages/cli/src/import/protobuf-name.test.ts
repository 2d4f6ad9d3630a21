import { expect, test } from "vitest";
import { messageName } from "./protobuf-name.ts";

test.each([
  ["acme.orders.v1.order_pb2.Order", "acme.orders.v1.Order"],
  ["acme.orders.v1.order_pb2.Order.Line", "acme.orders.v1.Order.Line"],
  ["acme.order_pb2:Order", "acme.Order"],
  ["order_pb2.Order", "Order"],
  ["acme.v1.Order", "acme.v1.Order"],
  [".acme.v1.Order", "acme.v1.Order"],
  ["acme.v1.order_pb2", undefined],
  ["acme/v1/order.proto", undefined],
  ["", undefined],
])("%j names %s", (resource, name) => {
  expect(messageName(resource)).toBe(name);
});
