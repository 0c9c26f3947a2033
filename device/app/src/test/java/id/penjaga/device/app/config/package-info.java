@NullMarked
package id.penjaga.device.app.config;

import org.jspecify.annotations.NullMarked;
