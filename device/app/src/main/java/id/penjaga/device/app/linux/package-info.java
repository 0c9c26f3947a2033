/// The few calls of Linux that Java has no words for: `ioctl`, `poll`, `eventfd`, datagrams to a
/// Unix socket.
///
/// They go through `java.lang.foreign`, so no native library has to be built, shipped or unpacked.
/// Every call has its own confined arena: nothing native waits for the garbage collector. A refused
/// call is a checked [LinuxException] with the kernel's own error name. The numbers used here are
/// the same on 64-bit ARM and on x86-64.
///
/// This package knows no line, no port and no part; it must not know why it is called.
@NullMarked
package id.penjaga.device.app.linux;

import org.jspecify.annotations.NullMarked;
