/// Tests of how targets are asked, beside servers that misbehave.
@NullMarked
package id.penjaga.hub.app.monitor.ask;

import org.jspecify.annotations.NullMarked;
