/// The shell on the Raspberry Pi: everything that touches the world so that the core need not.
///
/// [Main] is the command line. [Device] wires one device together and is what the demo and the
/// tests start too. Below it `config` reads the file, `parts` runs the wires, `loop` holds the
/// controller, `journal` keeps what must not be lost, `link` brings it to the hub. [Replay] feeds a
/// recording through the very same controller.
///
/// Not here: any rule of the room, and any simulated wire.
@NullMarked
package id.penjaga.device.app;

import org.jspecify.annotations.NullMarked;
