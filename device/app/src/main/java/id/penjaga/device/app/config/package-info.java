/// Reads `device.yaml` into records that the rest of the shell can rely on.
///
/// Strict on purpose: a mistyped key that is silently ignored is an alarm that silently does not
/// exist. Every complaint names file, line and key and says what to write instead; all complaints
/// are collected before the start is refused, so that the person with the screwdriver makes one
/// round, not ten.
///
/// Knows the list of drivers and their settings, and the words of the core's rules. Opens no wire
/// and no socket.
@NullMarked
package id.penjaga.device.app.config;

import org.jspecify.annotations.NullMarked;
