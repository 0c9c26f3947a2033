/// Tests of the monitors at work, beside real servers, exporters and pings.
@NullMarked
package id.penjaga.hub.app.monitor;

import org.jspecify.annotations.NullMarked;
