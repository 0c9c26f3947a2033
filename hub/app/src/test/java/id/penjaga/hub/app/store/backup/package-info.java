/// Whether a backup holds all of a hub, and a restored hub is the one that was backed up.
@NullMarked
package id.penjaga.hub.app.store.backup;

import org.jspecify.annotations.NullMarked;
