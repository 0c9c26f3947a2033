/// The keys that both ends of a roster need: what turns badge numbers into digests, what carries
/// that key to one device, and what signs a roster. Nothing but the Java runtime's algorithms, and
/// each used in one way only.
///
/// Must not know a file, a message or what a roster says.
@NullMarked
package id.penjaga.device.shell.keys;

import org.jspecify.annotations.NullMarked;
