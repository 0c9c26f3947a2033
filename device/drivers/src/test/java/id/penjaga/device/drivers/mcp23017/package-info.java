@NullMarked
package id.penjaga.device.drivers.mcp23017;

import org.jspecify.annotations.NullMarked;
