/// The contract: what a device says and which commands it takes.
///
/// The device is the producer and the safety-critical side, so it defines the words. Everything
/// here is an immutable value; `Codec` turns each message into JSON and back, `Topics` says where
/// it travels. `asyncapi.yaml` beside this package describes the same for people who write a
/// subscriber, and a test holds the two together.
///
/// Two streams must not be lost and are numbered: the *journal* (access, alarms, power, faults,
/// restarts, losses) and the *trend* (readings). *State* messages are retained pictures of now for
/// a subscriber that connects late. *Commands* and *acknowledgements* come down from the hub.
///
/// This package knows no broker, no clock, no disk and no other package of ours.
@NullMarked
package id.penjaga.device.messages;

import org.jspecify.annotations.NullMarked;
