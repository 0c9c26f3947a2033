/// Sensors that the kernel decodes: text files of its IIO devices and of its one-wire bus. Must not
/// know what a file's text means.
@NullMarked
package id.penjaga.device.app.board.sensor;

import org.jspecify.annotations.NullMarked;
