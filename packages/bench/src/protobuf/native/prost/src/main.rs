//! TraceItems in Rust. Asked and answered like `trace_item.cc`.
use prost::{Message, Oneof};
use std::collections::HashMap;
use std::hint::black_box;
use std::io::BufRead;
use std::time::Instant;

#[derive(Clone, PartialEq, Message)]
struct Timestamp {
    #[prost(int64, tag = "1")]
    seconds: i64,
    #[prost(int32, tag = "2")]
    nanos: i32,
}

#[derive(Clone, PartialEq, Message)]
struct AnyValue {
    #[prost(oneof = "Value", tags = "1, 2, 3, 4, 5, 6, 7")]
    value: Option<Value>,
}

#[derive(Clone, PartialEq, Oneof)]
enum Value {
    #[prost(string, tag = "1")]
    StringValue(String),
    #[prost(bool, tag = "2")]
    BoolValue(bool),
    #[prost(int64, tag = "3")]
    IntValue(i64),
    #[prost(double, tag = "4")]
    DoubleValue(f64),
    #[prost(message, tag = "5")]
    ArrayValue(ArrayValue),
    #[prost(message, tag = "6")]
    KvlistValue(KeyValueList),
    #[prost(bytes, tag = "7")]
    BytesValue(Vec<u8>),
}

#[derive(Clone, PartialEq, Message)]
struct ArrayValue {
    #[prost(message, repeated, tag = "1")]
    values: Vec<AnyValue>,
}

#[derive(Clone, PartialEq, Message)]
struct KeyValueList {
    #[prost(message, repeated, tag = "1")]
    values: Vec<KeyValue>,
}

#[derive(Clone, PartialEq, Message)]
struct KeyValue {
    #[prost(string, tag = "1")]
    key: String,
    #[prost(message, optional, tag = "2")]
    value: Option<AnyValue>,
}

#[derive(Clone, PartialEq, Message)]
struct CategoryCount {
    #[prost(uint32, tag = "1")]
    data_category: u32,
    #[prost(uint64, tag = "2")]
    quantity: u64,
}

#[derive(Clone, PartialEq, Message)]
struct Outcomes {
    #[prost(message, repeated, tag = "1")]
    category_count: Vec<CategoryCount>,
    #[prost(uint64, tag = "2")]
    key_id: u64,
}

#[derive(Clone, PartialEq, Message)]
struct TraceItem {
    #[prost(uint64, tag = "1")]
    organization_id: u64,
    #[prost(uint64, tag = "2")]
    project_id: u64,
    #[prost(string, tag = "3")]
    trace_id: String,
    #[prost(bytes, tag = "4")]
    item_id: Vec<u8>,
    #[prost(int32, tag = "5")]
    item_type: i32,
    #[prost(message, optional, tag = "6")]
    timestamp: Option<Timestamp>,
    #[prost(map = "string, message", tag = "7")]
    attributes: HashMap<String, AnyValue>,
    #[prost(double, tag = "8")]
    client_sample_rate: f64,
    #[prost(double, tag = "9")]
    server_sample_rate: f64,
    #[prost(string, tag = "10")]
    conversation_id: String,
    #[prost(string, tag = "11")]
    session_id: String,
    #[prost(uint32, tag = "100")]
    retention_days: u32,
    #[prost(message, optional, tag = "101")]
    received: Option<Timestamp>,
    #[prost(uint32, tag = "102")]
    downsampled_retention_days: u32,
    #[prost(message, optional, tag = "110")]
    outcomes: Option<Outcomes>,
}

fn main() {
    let file = std::env::args().nth(1).expect("a file of messages");
    let all = std::fs::read(file).expect("the file of messages");
    let mut messages: Vec<&[u8]> = Vec::new();
    let mut rest = all.as_slice();
    while let Some((length, tail)) = rest.split_first_chunk::<4>() {
        let (message, tail) = tail.split_at(u32::from_le_bytes(*length) as usize);
        messages.push(message);
        rest = tail;
    }
    let items: Vec<TraceItem> = messages.iter().map(|bytes| TraceItem::decode(*bytes).expect("a message")).collect();
    for line in std::io::stdin().lock().lines() {
        let line = line.expect("a question");
        let (verb, calls) = line.split_once(' ').unwrap_or((&line, "0"));
        if verb == "again" {
            for item in &items {
                let hex: String = item.encode_to_vec().iter().map(|byte| format!("{byte:02x}")).collect();
                print!("{hex} ");
            }
            println!();
            continue;
        }
        let calls: usize = calls.parse().expect("a number of calls");
        let start = Instant::now();
        for i in 0..calls {
            let at = i % messages.len();
            if verb == "decode" {
                black_box(TraceItem::decode(messages[at]).expect("a message"));
            } else {
                black_box(items[at].encode_to_vec());
            }
        }
        println!("{}", start.elapsed().as_nanos() as f64 / calls as f64);
    }
}
