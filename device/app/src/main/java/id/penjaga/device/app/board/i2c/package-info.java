/// I2C buses through `/dev/i2c-N`, as a provider for Pi4J: `I2C_RDWR`, so that a write and the read
/// after it are one transaction. Must not know which parts are on a bus.
@NullMarked
package id.penjaga.device.app.board.i2c;

import org.jspecify.annotations.NullMarked;
