// TraceItems in C++. The file named first holds messages, each with its length before it in 32 bits, least significant
// byte first. Each line of the input is a question: "decode 100" or "encode 100" asks for the nanoseconds of a call in a
// hundred calls, over the messages in turn; "again" for the messages written again, in hexadecimal, on a line.
#include <chrono>
#include <cstdint>
#include <cstring>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>
#include <vector>

#include "sentry_protos/snuba/v1/trace_item.pb.h"

using sentry_protos::snuba::v1::TraceItem;

int main(int argc, char** argv) {
  if (argc != 2) return 1;
  std::ifstream file(argv[1], std::ios::binary);
  const std::string all((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
  std::vector<std::string> messages;
  for (size_t at = 0; at + 4 <= all.size();) {
    uint32_t length;
    std::memcpy(&length, all.data() + at, 4);
    messages.push_back(all.substr(at + 4, length));
    at += 4 + length;
  }
  std::vector<TraceItem> items(messages.size());
  for (size_t i = 0; i < items.size(); i++) {
    if (!items[i].ParseFromString(messages[i])) return 1;
  }
  std::string verb;
  while (std::cin >> verb) {
    if (verb == "again") {
      for (const TraceItem& item : items) {
        for (unsigned char byte : item.SerializeAsString()) {
          std::cout << "0123456789abcdef"[byte >> 4] << "0123456789abcdef"[byte & 15];
        }
        std::cout << ' ';
      }
      std::cout << std::endl;
      continue;
    }
    size_t calls = 0;
    std::cin >> calls;
    size_t kept = 0;
    const auto start = std::chrono::steady_clock::now();
    for (size_t i = 0; i < calls; i++) {
      const size_t at = i % messages.size();
      if (verb == "decode") {
        TraceItem item;
        kept += item.ParseFromString(messages[at]);
      } else {
        kept += items[at].SerializeAsString().size();
      }
    }
    const auto end = std::chrono::steady_clock::now();
    if (kept == 0) return 1;
    std::cout << std::chrono::duration<double, std::nano>(end - start).count() / calls << std::endl;
  }
}
