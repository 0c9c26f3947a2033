/// Hub, broker and a simulated device in one command: what a newcomer runs.
///
/// Wires production parts together and adds nothing of its own but the embedded broker and the
/// choice of folders and passwords. The tests of this module are the ones that need both ends: real
/// broker, real hub, the device's production code.
@NullMarked
package id.penjaga.hub.demo;

import org.jspecify.annotations.NullMarked;
