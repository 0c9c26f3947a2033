/// Tests of trying settings.
@NullMarked
package id.penjaga.hub.app.tuning;

import org.jspecify.annotations.NullMarked;
