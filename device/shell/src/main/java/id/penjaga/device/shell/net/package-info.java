/// What both programs must know of hosts before they use the network.
///
/// Must not know: brokers, pages, configurations. Opens no socket and asks no name server.
@NullMarked
package id.penjaga.device.shell.net;

import org.jspecify.annotations.NullMarked;
