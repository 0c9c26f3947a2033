@NullMarked
package id.penjaga.device.yaml;

import org.jspecify.annotations.NullMarked;
